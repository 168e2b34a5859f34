"""The exercise as a dialogue line by line: for screen readers, simple terminals and scripts."""
