"""Where an API lives and how a request proves who sends it, as tables."""
