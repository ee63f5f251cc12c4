"""What may be said about casting, welding and plating, and in which words."""
