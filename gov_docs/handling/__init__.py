"""Handling: the register, routing, the archive, the weekly figures and questions about them."""
