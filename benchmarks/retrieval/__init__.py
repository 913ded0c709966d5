"""What `python -m benchmarks search` is made of."""
