"""Everything a user or a language model is told: messages and prompt templates, in Korean."""
