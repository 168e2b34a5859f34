"""The log of an exercise, kept: append, read, verify; in a file or in memory."""
