"""Results: how the community stands beside others, and how its partnerships grew.

Indicators of single plans live in `plans`; reports will join this room.
"""
