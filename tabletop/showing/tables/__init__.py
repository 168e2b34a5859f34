"""What stands, as lines of words: a heading first, then one line for each thing."""
