"""The tools that make schemas/ and the types for editors from the sources of the API; not in the installed package."""
