"""Structured output: a strict schema from a type, the params that ask for it, and the answer read back."""
