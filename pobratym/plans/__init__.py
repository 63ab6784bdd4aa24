"""What we set out to do with a partner: the six-step plan, promises, give and take, readiness."""
