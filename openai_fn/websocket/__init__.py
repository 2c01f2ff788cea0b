"""Connections over WebSocket: their rules without I/O, and a driver each for threads and for asyncio."""
