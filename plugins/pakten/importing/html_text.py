"""HTML as plain text, as programs put it into descriptions: paragraphs, lists and links stay, everything else goes."""

import re
from html.parser import HTMLParser

_TAG = re.compile(r"(?i)<(?:!doctype|html|body|br|p|div|a|b|i|ul|ol|li|span|strong|em|table|font)\b[^>]*>|&nbsp;")
_BLOCKS = frozenset(("p", "div", "tr", "ul", "ol", "table", "h1", "h2", "h3", "h4", "blockquote"))
_SILENT = frozenset(("style", "script", "head", "title"))


def is_html(text: str) -> bool:
    return bool(_TAG.search(text))


def text_of_html(html: str) -> str:
    reader = _Reader()
    reader.feed(html)
    reader.close()
    lines = [" ".join(line.split()) for line in "".join(reader.parts).replace("\u00a0", " ").split("\n")]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.parts: list[str] = []
        self._silent = 0
        self._links: list[tuple[str, int]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._silent += tag in _SILENT
        if tag == "br":
            self.parts.append("\n")
        elif tag == "li":
            self.parts.append("\n- ")
        elif tag in _BLOCKS:
            self.parts.append("\n\n")
        elif tag == "a":
            self._links.append((dict(attrs).get("href") or "", len(self.parts)))

    def handle_endtag(self, tag: str) -> None:
        self._silent -= tag in _SILENT and self._silent > 0
        if tag in _BLOCKS:
            self.parts.append("\n\n")
        elif tag == "a" and self._links:
            address, first = self._links.pop()
            said = "".join(self.parts[first:]).strip()
            if address.startswith(("http", "mailto:", "tel:")) and address.removeprefix("mailto:") != said:
                self.parts[first:] = [f"{said} <{address}>" if said else address]

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self.parts.append(re.sub(r"\s+", " ", data) if data.strip() else " ")
