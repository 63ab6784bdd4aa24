"""Funding programmes with rules that can be checked, and who is missing to pass them."""
