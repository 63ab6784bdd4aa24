"""Writes to the catalogue. Keyword-only; `by` says who."""
