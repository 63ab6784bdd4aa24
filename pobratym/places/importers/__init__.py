"""Readers of gazetteers (`shipped`, `towns`, `katottg`, `geonames`) and the one way in (`load`)."""
