"""A real small model in this process: llama.cpp's own server on loopback."""
