"""What stands, as rows of a board: what each row is about decides what can be done from it."""
