"""Drafts (section 4): texts proposed, amended, co-sponsored and tabled before they are decided."""
