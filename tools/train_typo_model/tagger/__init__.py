"""A compact bidirectional tagger: for each character, what should stand there."""
