"""The library of precedents: what was imported, how it is kept and how it is found."""
