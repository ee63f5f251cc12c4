"""Keeping claims, and answering questions about them."""
