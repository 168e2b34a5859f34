"""Keys take effect in the order in which they were pressed, however fast they come."""

from __future__ import annotations

from textual import events
from textual.binding import NoBinding
from textual.widget import Widget


async def done_at_once(widget: Widget, event: events.Key) -> bool:
    """Do now what a key of the widget's own does; False if it has no such key.

    Otherwise the key would travel up to the app first and be overtaken by the letters pressed after it,
    which the widget takes in at once: a fast "x, backspace, y" would leave "x".
    """
    try:
        own = list(widget._bindings.get_bindings_for_key(event.key))
    except NoBinding:
        return False
    for binding in own:
        if widget.check_action(binding.action.partition("(")[0], ()):
            event.stop()
            event.prevent_default()
            await widget.run_action(binding.action)
            return True
    return False
