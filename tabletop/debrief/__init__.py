"""What is left on paper: the printed papers before an exercise, the report after it."""
