"""Rehearsal: stand-ins play a whole exercise under a headless facilitator, before a class does."""
