"""Tools of an MCP server, as docs/cookbook/tools.md shows them."""

from anyio.from_thread import start_blocking_portal
from mcp import Client
from mcp.server import MCPServer

from openai_fn.testing import fake
from openai_fn.tools import tool_loop
from tests.tools.conversations import TALKS


def test_tools_of_an_mcp_server_need_a_comprehension_and_run() -> None:
    server = MCPServer("shop")

    @server.tool()
    def find_order(number: int) -> str:
        """Find an order by its number."""
        return f"order {number} is sent"

    def lookup(word: str) -> str:
        return f"{word} here"

    with start_blocking_portal() as portal, portal.wrap_async_context_manager(Client(server)) as client:
        tools = [
            {
                "type": "function",
                "function": {"name": tool.name, "description": tool.description, "parameters": tool.input_schema},
            }
            for tool in portal.call(client.list_tools).tools
        ]

        def run(tool, arguments):  # type: ignore[no-untyped-def]
            if callable(tool):
                return tool(**arguments)
            return portal.call(client.call_tool, tool["function"]["name"], arguments).content[0].text

        for talk in TALKS:
            calls = [("find_order", {"number": 7}), ("lookup", {"word": "now"}), ("find_order", {"number": "x"})]
            transport = fake([talk.answer(calls), "done"])
            options = {"transport": transport, "validate": "strict"}
            messages = list(tool_loop(talk.operation, talk.params, [*tools, lookup], options, run=run))
            results = talk.results(messages)
            assert results[:2] == ["order 7 is sent", "now here"]
            assert "number: 'x' is not of type 'integer'" in results[2]
            sent = transport.requests[0]["json"]["tools"]
            assert [tool.get("function", tool)["name"] for tool in sent] == ["find_order", "lookup"]
