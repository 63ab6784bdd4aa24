"""Pages of partnerships: the list, one tie, its life."""
