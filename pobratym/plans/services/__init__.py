"""Writes to plans and to what both sides say. Keyword-only; `by` says who."""
