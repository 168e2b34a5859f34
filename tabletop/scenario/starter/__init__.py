"""Begins a new scenario for an author: names in, a folder that can be played out."""
