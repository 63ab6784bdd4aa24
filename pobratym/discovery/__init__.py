"""Finding a partner: the profile, the ranked search with its reasons, the first contact.

Offers to the rooms above: a shortlist entry with "why this partner", kept to the tie it becomes.
The ranking itself is the room `matching` below: numpy alone, no Django.
"""
