"""What a reader's browser makes of a page, ours and that of other generators: `python -m bench.reader`."""
