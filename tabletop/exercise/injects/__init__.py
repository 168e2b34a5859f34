"""Injects (section 10): the list, what brings one up, and what the facilitator does with it."""
