"""Test code that calls the API, without a server: `fake` makes replies up, `cassette` records them and plays them back.

    from openai_fn import create_chat_completion
    from openai_fn.testing import fake

    transport = fake("Hello")
    create_chat_completion(chat, {"transport": transport})
    transport.requests[0]["json"]["messages"]

Both make a value for the option `transport`, as `fake_connection` does for connections.
"""

from openai_fn.testing.cassettes import cassette
from openai_fn.testing.connections import fake_connection
from openai_fn.testing.fakes import fake

__all__ = ["cassette", "fake", "fake_connection"]
