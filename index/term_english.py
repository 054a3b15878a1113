"""English words of questions, plural and verb endings aside."""


def base_of(word: str) -> str:
    """Take plural and verb endings off an English word, the same for all forms of one word.

    Examples
    --------
    >>> [base_of(word) for word in ("budgets", "companies", "executed", "planning")]
    ['budget', 'company', 'execut', 'plan']
    """
    if word.endswith("ies") and len(word) > 4:
        return f"{word[:-3]}y"
    if word.endswith("s") and not word.endswith(("ss", "us", "is")):
        word = word.removesuffix("s")
    for ending in ("ing", "ed"):
        if word.endswith(ending) and len(word) > len(ending) + 2:
            word = word.removesuffix(ending)
            if word[-1] == word[-2] and word[-1] not in "ls":
                word = word[:-1]
            break
    return word.removesuffix("e") if len(word) > 3 else word
