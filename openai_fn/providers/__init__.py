"""Providers: URLs and credentials, as tables."""
