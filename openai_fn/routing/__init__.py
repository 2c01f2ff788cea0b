"""One function over several endpoints: `openai_fn.with_fallbacks`."""
