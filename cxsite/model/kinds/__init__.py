"""The kinds of score, one a file: what is known of each without an answer."""
