"""What is found in a document: concepts, settings, causes and remedies, steps, cues."""

from ingest.extraction.extractor import NAME, VERSION, Extractor

__all__ = ["NAME", "VERSION", "Extractor"]
