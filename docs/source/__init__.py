"""The documentation site: `python -m docs.source.build` makes it from docs/, notebooks/ and the table of operations.

Zensical turns Markdown into HTML. It is the successor of Material for MkDocs by the same authors, which reaches its end
of life in May 2027, while MkDocs itself has had no release since 2024. It needs eight small packages and no browser,
network or Node; it builds the site in a few seconds; with `--strict` it stops at a link or anchor that leads nowhere.
The alternative was Sphinx with MyST-NB: its strength is references between Python objects, and this package has
operations and dicts instead of classes; MyST-NB also installs a Jupyter kernel, which no page needs, because the
notebooks contain their outputs.

All that is special to this project happens before Zensical runs, as pure functions from text to text: links are
translated (`links`), notebooks become Markdown (`notebook_pages`), operations get their pages (`reference`). So another
generator that reads Markdown can take its place with a new `settings`.
"""
