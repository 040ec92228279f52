"""The Processing provider and its algorithms. PyQGIS and the standard library only."""
