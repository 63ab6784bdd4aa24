"""Places: countries and their blocs, municipalities, their names in all spellings, the map.

Shared by all communities. Offers `places.Municipality` to point at, `selectors.find` to look a
place up as it was typed, `blocs` for dated facts about countries, and importers of gazetteers.
"""
