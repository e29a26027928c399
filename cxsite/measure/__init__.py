"""From answers to numbers: full precision inside, only publishable findings outside."""
