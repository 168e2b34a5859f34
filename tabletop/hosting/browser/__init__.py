"""The way into a room through a browser: pages, windows with a process each, and the parent that bears them."""
