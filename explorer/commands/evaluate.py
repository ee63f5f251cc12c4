"""``ppuri evaluate``: how well extraction reads, against gold files."""
