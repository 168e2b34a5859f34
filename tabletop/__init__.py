"""Runs policy-level negotiation exercises for seminars and workshops."""

__version__ = "0.1.0"
