"""From the bytes of a response to data, or to an error map."""
