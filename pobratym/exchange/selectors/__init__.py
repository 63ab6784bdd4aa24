"""Reads of what both sides say and give. Each says its number of queries."""
