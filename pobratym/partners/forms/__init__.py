"""What people type about partnerships, turned into values; errors stand at their field."""
