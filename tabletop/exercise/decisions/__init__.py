"""Deciding (section 5): silence, votes and letters of intent; reservations, red lines; adoption and fall."""
