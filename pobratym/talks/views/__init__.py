"""Pages of the log and of invitations; the portal has those of enquiries."""
