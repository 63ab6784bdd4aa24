"""The public site of a community: partners, open data, letters from abroad. No sign-in."""
