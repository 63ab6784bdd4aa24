"""Organisations and people at home and abroad, and the networks the community belongs to."""
