"""Reads of the registers. Each selector says how many queries it costs."""
