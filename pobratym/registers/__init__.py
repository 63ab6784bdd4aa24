"""Small registers around first contact: who helps, translators, events, case studies, mentions.

Rooms above name their rows; a page of a register shows what these offer (`registers.helper`).
"""
