"""Rules of results: how figures stand beside others, and how far they have come."""
