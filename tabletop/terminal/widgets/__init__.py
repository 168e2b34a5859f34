"""Pieces of screens: boards of rows, the matrix of positions, the banner, pickers."""
