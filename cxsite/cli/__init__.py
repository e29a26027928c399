"""The command line: one command a file; the only layer that prints and exits."""
