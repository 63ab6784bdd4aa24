"""What is said with partners: the log of talks, invitations, letters from abroad."""
