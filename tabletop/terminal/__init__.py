"""The facilitator's console: full-screen, by keyboard, over the port of a room."""
