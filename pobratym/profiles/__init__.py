"""Community profile: how a hromada introduces itself to somebody who has never heard of it.

Ten blocks of text in several languages, figures, photos with rights, versions; and what is made of
them: a page, a booklet, a card, texts for platforms, a reader's test.
"""
