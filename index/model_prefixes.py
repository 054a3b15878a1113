"""What known families of embedding models want before questions and before passages."""

from __future__ import annotations

import re

_SEARCH = "Given a web search query, retrieve relevant passages that answer the query"
_SENTENCE = "Represent this sentence for searching relevant passages: "

_FAMILIES: tuple[tuple[str, str, str], ...] = (
    (r"e5-.*instruct", f"Instruct: {_SEARCH}\nQuery: ", ""),
    (r"(?:^|-|ko)e5(?:-|$)", "query: ", "passage: "),
    (r"arctic-embed.*v2", "query: ", ""),
    (r"arctic-embed", _SENTENCE, ""),
    (r"qwen3-embedding", f"Instruct: {_SEARCH}\nQuery:", ""),
    (r"embeddinggemma", "task: search result | query: ", "title: none | text: "),
    (r"nomic-embed-text", "search_query: ", "search_document: "),
    (r"bge-.*-en", _SENTENCE, ""),
)
"""A pattern of names in lower case, and both prefixes, as the models' own pages give them."""


def known_prefixes(name: str) -> tuple[str, str]:
    """Return what the model called ``name`` wants before questions and passages.

    Parameters
    ----------
    name
        A hub name or a folder, known by its last part.

    Examples
    --------
    >>> known_prefixes("intfloat/multilingual-e5-base")
    ('query: ', 'passage: ')
    >>> known_prefixes("BAAI/bge-m3")
    ('', '')
    """
    last = re.split(r"[/\\]", name.rstrip("/\\"))[-1].lower()
    for pattern, query, passage in _FAMILIES:
        if re.search(pattern, last):
            return query, passage
    return "", ""
