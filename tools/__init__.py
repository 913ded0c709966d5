"""Programs for those who build gov_docs; not part of the package."""
