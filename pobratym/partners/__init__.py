"""Ties with partners: who, since when, why, how alive; what was said and given; what follows."""
