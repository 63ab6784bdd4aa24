"""Reads of the catalogue and of who could stand in a consortium."""
