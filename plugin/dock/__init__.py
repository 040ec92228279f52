"""The dock: a view from Qt Designer, small controllers that wire it, and what they work with."""
