"""Pobratym: the workplace in which a territorial community runs its international relations."""

__version__ = "0.1.0"
