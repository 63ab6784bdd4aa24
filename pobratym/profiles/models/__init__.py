from __future__ import annotations

from pobratym.profiles.models.editions import Edition, Reading
from pobratym.profiles.models.outside import Listing, Platform
from pobratym.profiles.models.pictures import Material, Photo
from pobratym.profiles.models.profile import Contact, Figure, Profile
from pobratym.profiles.models.texts import BlockText, BlockVersion

__all__ = [
    "BlockText",
    "BlockVersion",
    "Contact",
    "Edition",
    "Figure",
    "Listing",
    "Material",
    "Photo",
    "Platform",
    "Profile",
    "Reading",
]
