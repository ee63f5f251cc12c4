"""Files of many kinds, read into documents."""
