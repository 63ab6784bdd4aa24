"""What people type about funds."""
