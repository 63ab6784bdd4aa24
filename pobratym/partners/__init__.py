"""Ties with partners: who, since when, why, and how alive."""
