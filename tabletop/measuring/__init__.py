"""`tabletop measure`: the measures on anybody's own data, from a file or standard input."""
