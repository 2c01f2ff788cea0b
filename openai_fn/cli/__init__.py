"""The command line: `openai-fn NAME`, `chat`, `operations`, `doc`, `bulk` and the other commands."""
