"""The network: how an encoded request is sent and a response is received."""
