"""How things are put to people: presenters, and the one gate for what players write."""
