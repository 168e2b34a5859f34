"""Commitments (section 7): promises made, answered, judged; and those that contradict public words."""
