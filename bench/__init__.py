"""Benchmarks: each module with a `main` is a command that prints figures. `bench/README.md` says what they compare."""
