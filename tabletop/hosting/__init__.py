"""A room on the network: the open protocol, the server that owns it, and a port that speaks it."""
