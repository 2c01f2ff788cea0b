"""What both versions of a recipe use: a type, a function that a model may call."""

from pydantic import BaseModel


class City(BaseModel):
    name: str
    country: str


def get_weather(city: str) -> str:
    """Return the weather of a city."""
    return f"21 degrees in {city}"
