"""A large model somebody has on their own disk, opt-in, in a process of its own."""
