"""From a recording or a note to claims."""
