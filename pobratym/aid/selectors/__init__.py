"""Reads of help. Each selector says how many queries it costs."""
