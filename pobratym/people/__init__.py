"""Who works here: accounts, communities (tenants), memberships and roles, duties and skills."""
