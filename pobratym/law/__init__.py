"""The law as dated data, shared by all communities: bases, lawful tracks, matters of competence.

Offers to other rooms: `selectors.basis`, `selectors.track_on`, `selectors.matters`,
`selectors.bases`, the rules `scope`, `competence` and `clocks`. Other rooms cite a basis by a
foreign key to `LegalBasis`; what it says and how sure we are is edited here.
"""
