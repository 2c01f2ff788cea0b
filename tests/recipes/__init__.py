"""The same tasks with this library (`ours`) and with the official client (`official`), to count their lines."""
