"""An HTML page read strictly: what is open is closed, ids are one, and where everything leads."""

from html.parser import HTMLParser

VOID = {"br", "hr", "img", "input", "link", "meta", "wbr"}
FOREIGN = {"svg", "circle", "polygon", "polyline", "rect", "line", "path"}
"""What may close itself."""
LEADS = {"href", "src", "srcset", "action", "data", "poster", "xlink:href", "formaction", "background"}


class Reading(HTMLParser):
    """`problems`: in the order of the page. `words`: all text but of styles, by what it stands in."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.problems: list[str] = []
        self.ids: list[str] = []
        self.leads: list[str] = []
        self.tags: list[str] = []
        self.words: dict[str, list[str]] = {}
        self.styles: list[str] = []
        self.attributes: dict[str, list[dict[str, str | None]]] = {}
        self._open: list[str] = []
        self.feed(page)
        self.close()
        self.problems += [f"{tag} is never closed" for tag in self._open]
        self.problems += [f"id {one} more than once" for one in set(self.ids) if self.ids.count(one) > 1]
        targets = [lead[1:] for lead in self.leads if lead.startswith("#")]
        self.problems += [f"#{target} leads nowhere" for target in targets if target not in self.ids]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._seen(tag, attrs)
        if tag not in VOID:
            self._open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._seen(tag, attrs)
        if tag not in VOID | FOREIGN:
            self.problems.append(f"{tag} may not close itself")

    def handle_endtag(self, tag: str) -> None:
        if not self._open or self._open[-1] != tag:
            self.problems.append(f"{tag} is closed within {self._open[-1:]} at {self.getpos()}")
        else:
            self._open.pop()

    def handle_data(self, data: str) -> None:
        if self._open and self._open[-1] == "style":
            self.styles.append(data)
        elif data.strip():
            self.words.setdefault(self._open[-1] if self._open else "", []).append(data)

    def _seen(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        named = dict(attrs)
        self.attributes.setdefault(tag, []).append(named)
        if len(named) < len(attrs):
            self.problems.append(f"{tag} has one attribute twice")
        self.ids += [named["id"] or ""] if "id" in named else []
        self.leads += [named[name] or "" for name in named if name in LEADS]
        self.problems += [f"{tag} has {name}" for name in named if name.startswith("on")]
