"""What we promised each other, and how lawfully: drafts, the lawful track, copies, terms.

Offers to other rooms: `selectors.in_force`, the panel "Agreements" and entries on a tie's page,
attention items, tables, the public page and open data of agreements in force.
"""
