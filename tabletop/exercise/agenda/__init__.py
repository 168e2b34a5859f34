"""Agenda (section 4): declared positions and bridging options."""
