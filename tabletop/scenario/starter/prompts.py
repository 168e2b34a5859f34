"""How the words begin with which a new folder says what belongs in a place."""

PROMPTS = (
    "Two or three sentences for the list of scenarios.",
    "What led here, in three short paragraphs.",
    "Read aloud at the start, two minutes at most.",
    "One page that every other delegation may read.",
    "One page for this delegation alone.",
    "What everybody learns when the first move opens.",
    "What has changed meanwhile, and what makes it harder.",
    "Only in the longer timings: what comes of it.",
    "What the papers say on the morning of the first move",
    "What changes the picture between the moves",
    "What everybody knows of it, in two or three sentences.",
    "An answer to calm words:",
    "An answer to mixed words:",
    "An answer to hard words:",
    "What this is for, whom it suits, and how long it takes to prepare.",
    "Where it gets stuck, and what helps.",
    "Name what you have read; a reader will ask",
)
