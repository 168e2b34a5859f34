"""The processes behind browser windows: a parent with everything loaded, and a child for each window."""
