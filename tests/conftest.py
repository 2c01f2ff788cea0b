"""What pytest should know before it looks for tests."""

collect_ignore = ["notebooks.py", "fuzz.py"]
"""Commands whose packages the extra `test` does not bring."""
