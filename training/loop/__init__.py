"""The training loop: steps, schedule, checkpoints, state file."""
