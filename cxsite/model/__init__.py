"""What a handbook is: frozen values, no input and no output."""
