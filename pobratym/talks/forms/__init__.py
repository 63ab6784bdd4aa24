"""What people type into the log and about invitations."""
