"""The same partnerships for programmes: REST API v1, its tokens and its documentation."""
