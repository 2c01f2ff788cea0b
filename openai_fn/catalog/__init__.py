"""The table of operations and the schemas of their params, read from `schemas/`."""
