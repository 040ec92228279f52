"""Sources of candidates: polygons, the model, a comparison of both dates, an agent."""
