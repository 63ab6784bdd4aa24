"""Pages of results: how we stand beside others, what we measure."""
