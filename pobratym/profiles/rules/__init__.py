"""Rules of the profile: limits, states of translations, what a platform takes."""
