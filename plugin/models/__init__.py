"""The window of the models: list, facts, download."""
