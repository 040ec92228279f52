"""The audit of records by people: events, orders, agreement. Standard library only, Python 3.9."""
