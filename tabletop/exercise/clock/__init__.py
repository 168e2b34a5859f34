"""Time (section 3): moves and phases, the running clock, what its passing does, and acts that come late."""
