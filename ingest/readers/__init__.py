"""
Files of many kinds, read into documents.

`read` is the way in. The libraries that open a file run in a child process with limits on memory, time
and size, so that a hostile or broken file costs one clear line and nothing else.
"""

from ingest.readers.door import read
from ingest.readers.limits import Limits

__all__ = ["Limits", "read"]
