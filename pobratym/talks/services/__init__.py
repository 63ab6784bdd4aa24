"""Writes of talks, invitations and enquiries."""
