"""What is legal now, as templates with bounds."""
