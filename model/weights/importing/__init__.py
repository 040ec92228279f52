"""Checkpoints of other programs → model folders; nothing that they hold is executed."""
