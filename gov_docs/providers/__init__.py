"""Clients of language models; nothing here runs unless its user switched a provider on."""
