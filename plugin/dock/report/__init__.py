"""The report about a run that a user can send."""
