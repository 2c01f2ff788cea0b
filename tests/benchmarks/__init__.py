"""How fast it is, beside the official client, bare requests and a raw socket: `python -m tests.benchmarks`."""
