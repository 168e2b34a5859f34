"""The way into a room through a browser: pages, and windows with a process behind each."""
