"""What papers say, in each language: fixed phrases, clauses, lists of names, agreement of texts.

Offers to other rooms: `selectors.book` (headings and labels of papers by language, each with its
state of review), `selectors.clauses`, `tongues` (names of languages, spans of time, lists) and the
rule `consistency`. A community's own wording stands before the one that ships.
"""
