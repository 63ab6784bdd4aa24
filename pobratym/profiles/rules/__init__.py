"""Rules of the profile: limits, tone, states of translations, what a platform takes."""
