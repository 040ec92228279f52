"""What a training makes smaller: mask losses, the answer, auxiliary losses."""
