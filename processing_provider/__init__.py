"""The Processing provider, its algorithms and the client of the engine. Never imports torch."""
