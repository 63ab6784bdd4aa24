"""Pages of promises, and of give and take."""
