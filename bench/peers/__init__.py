"""Other generators and what they take to build the same pages: `python -m bench.peers`."""
