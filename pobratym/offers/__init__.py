"""What a community needs and what it offers, to whoever would like to be its partner.

Other rooms ask `offers.selectors`: published needs and offers, of one community or of all on this
installation, and the profile of a community as small sets.
"""
