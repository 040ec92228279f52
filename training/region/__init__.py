"""Training for a region of one's own: chips, both stages as published, scores and a report."""
