"""The demonstration: Poltava with the facts of a 2024 study, and a small invented community.

Facts come from `data/poltava.yaml` with their sections. People, talks and dates that make the
office lively are invented and say so.
"""
