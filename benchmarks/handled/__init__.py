"""The parts of `python -m benchmarks handling`: each a module with `main(argv)`."""
