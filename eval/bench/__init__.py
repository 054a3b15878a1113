"""How well and how fast passages are found, beside LlamaIndex's own parts in the same run."""
