"""From params to the bytes of a request."""
