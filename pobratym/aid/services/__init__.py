"""Writes of help: what came or went, campaigns, calls to all partners."""
