"""Speed and accuracy, run by one command: python -m benchmarks."""
