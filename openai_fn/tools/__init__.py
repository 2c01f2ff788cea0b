"""Let a model call Python functions: describe them, run what an answer asks for, or loop until it asks no more.

from openai_fn import create_chat_completion
from openai_fn.tools import tool_loop

for message in tool_loop(create_chat_completion, chat, [get_weather, search], max_rounds=5):
    print(message)
"""

from openai_fn.tools.loop import tool_loop
from openai_fn.tools.run import run_tool_calls
from openai_fn.tools.signature import tool_for

__all__ = ["run_tool_calls", "tool_for", "tool_loop"]
