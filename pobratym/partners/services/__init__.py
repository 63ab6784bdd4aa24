"""Writes to partnerships. One function per thing that happens; keyword-only; `by` says who."""
