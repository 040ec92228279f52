"""The panel in which a person audits records, mask by mask."""
