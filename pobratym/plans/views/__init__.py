"""Pages of plans, promises, give and take, readiness."""
