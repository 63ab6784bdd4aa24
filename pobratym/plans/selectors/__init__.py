"""Reads of plans and of what both sides say. Each says its number of queries."""
