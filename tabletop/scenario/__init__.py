"""The scenario format: a folder with scenario.yaml becomes one checked, frozen Scenario."""

import os

from tabletop.scenario.plugins import without_plugins

# No plugin has a say in what a scenario is.
os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
without_plugins()
