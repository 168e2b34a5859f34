"""Stand-ins: policies that play absent delegations from their own view and the acts open to them."""
