"""Draft, check, fix, route and file Chinese official documents, offline."""

__version__ = "0.1.0"
