"""From the log of an exercise to its headlines: each opens into parts, each part into the acts behind it."""
