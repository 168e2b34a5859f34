"""The rules of play: pure and deterministic; no clock, no chance, no reading or writing."""
