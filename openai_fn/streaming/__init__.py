"""Server-sent events: parsed, turned into chunks, folded into whole responses."""
