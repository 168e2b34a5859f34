"""Budget (section 6): double entry, headroom, pledges, reallocation, transfers, who pays what is adopted."""
