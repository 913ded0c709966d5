"""Drafting: templates, the form a person fills in, and composing a draft of them and of material."""
