"""Rows through the API's own Batch service."""
