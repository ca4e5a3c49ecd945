"""The tables of the scanner: tab-separated, one entry a line, `#` starts a comment."""
