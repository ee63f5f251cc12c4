"""Letting a person look: pages, reports, the API and the command line."""
