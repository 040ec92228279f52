"""The dialog of the models: list, facts, download."""
