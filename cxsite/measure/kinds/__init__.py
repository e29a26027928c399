"""The kinds of score, one a file: what each counts, and what it makes of that."""
