"""An optional second reader: any language model behind an OpenAI-compatible endpoint."""

from ingest.language_model.endpoint import Endpoint, LanguageModelError
from ingest.language_model.merging import merged
from ingest.language_model.reader import NAME, VERSION, Finder, LanguageModelReader

__all__ = ["NAME", "VERSION", "Endpoint", "Finder", "LanguageModelError", "LanguageModelReader", "merged"]
