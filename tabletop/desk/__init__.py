"""The facilitator's desk: every verb and the questions it asks, for whatever surface puts them."""
