"""Reads of talks. Each selector says how many queries it costs, however many rows."""
