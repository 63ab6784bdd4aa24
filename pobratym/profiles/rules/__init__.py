"""Rules of the profile: limits, what a platform takes."""
