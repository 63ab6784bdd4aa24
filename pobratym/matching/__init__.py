"""The matching engine: who of the world's municipalities is likely to become our partner, and why.

Plain numpy over a gazetteer and the ties an installation knows, no Django. `Matcher` (matcher.py)
is the door: it scores every candidate as a sum of contributions; each is a reason one can open.
"""
