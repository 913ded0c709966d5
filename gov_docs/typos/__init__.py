"""The typo engine: finds wrong, missing, extra and swapped characters with compact language models."""
