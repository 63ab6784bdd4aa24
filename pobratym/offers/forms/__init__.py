"""What people type about needs and offers."""
