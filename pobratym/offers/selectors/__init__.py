"""Reads of needs and offers. What other rooms may ask stands in `published` and comes from here:

- `published(community)`: what one community tells the public;
- `everywhere(except_for=…)`: what all communities of the installation tell the public;
- `profile(community)`, `profiles()`: goals, spheres, forms, challenges and priorities as sets.
"""

from __future__ import annotations

from pobratym.offers.selectors.published import (
    Profile,
    Published,
    Wishes,
    everywhere,
    profile,
    profiles,
    published,
)

__all__ = ["Profile", "Published", "Wishes", "everywhere", "profile", "profiles", "published"]
