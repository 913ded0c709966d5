"""Filing: what a paper is, how long it is kept, and the code it gets."""
