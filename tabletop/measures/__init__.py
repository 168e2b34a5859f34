"""Pure functions on counts, positions, weights and utilities; `None` means not defined, never zero."""
