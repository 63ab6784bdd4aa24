"""Reads of results. Each selector says how many queries it costs, however many rows."""
