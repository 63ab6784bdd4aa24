"""What people type about plans and promises, turned into values; errors stand at their field."""
