"""Makes the typo model from text: `python -m tools.train_typo_model --help`."""
