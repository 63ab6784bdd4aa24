"""Writes to needs and offers. Keyword-only; `by` says who."""
