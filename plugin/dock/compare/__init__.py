"""Both dates beside or over each other."""
