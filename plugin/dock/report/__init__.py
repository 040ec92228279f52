"""The report about inputs and run that a user can send."""
