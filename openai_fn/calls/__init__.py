"""The one path of every call."""
