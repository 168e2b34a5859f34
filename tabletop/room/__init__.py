"""A running exercise: the room that owns the log, its clock, and the port through which all seats come."""
