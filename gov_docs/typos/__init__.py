"""The typo engine: finds wrong, missing, extra and swapped characters with compact language models."""

import os

# The tagger's products of matrices are small and workers are processes of their own: more threads
# would only wait for one another. Heeded if numpy has not been loaded yet.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
