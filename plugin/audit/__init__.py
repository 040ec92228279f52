"""Panel in which a person audits records: training files and results."""
