"""What each place in a room shows: panels by role, with keys that mean the same everywhere."""
