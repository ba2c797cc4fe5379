"""What the YAML parser says of a broken file, in an author's words."""

_QUOTES = 'put a text in quotes if it holds ": " or " #", or begins with a character like @ % ` & * ! | > [ {'
_EXPLAINED = (
    (
        "mapping values are not allowed",
        "a colon cannot stand here",
        f"{_QUOTES}, and indent the line rightly",
    ),
    ("sequence entries are not allowed", "a list cannot start here", "start it on a line of its own"),
    ("cannot start any token", "a text cannot begin with this character", _QUOTES),
    ("end of stream", "a quote is opened here and not closed", "close it; an apostrophe inside is doubled"),
    ("expected ',' or", "a comma or a closing bracket is missing", "close what is open, or quote the text"),
    (
        "escape",
        "a backslash cannot stand before this character",
        "double the backslash, or use single quotes",
    ),
    ("comment or a line break", "nothing may follow | or > on its line", "start the text on the next line"),
    ("comment or line break", "nothing may follow | or > on its line", "start the text on the next line"),
    ("incompatible YAML document", "this version of YAML is not known", "delete the line %YAML"),
    ("expected", "this line does not fit the ones above it", f"indent it like its neighbours; {_QUOTES}"),
)


def explained(said: str, at: str) -> tuple[str, str]:
    """A message and a hint for what the parser said; `at`: the rest of the line it said it of."""
    if at.startswith("\t"):
        return "a tab cannot stand here", "indent with spaces"
    for words, message, hint in _EXPLAINED:
        if words in said:
            return message, hint
    return said or "this file cannot be read as YAML", ""
