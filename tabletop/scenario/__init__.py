"""The scenario format: a folder with scenario.yaml becomes one checked, frozen Scenario."""

import os

# No plugin has a say in what a scenario is, and looking for plugins at every start takes time.
os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
