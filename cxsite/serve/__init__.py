"""Serving while writing: watch, build again, tell the open pages; only to this machine, unless told otherwise."""
