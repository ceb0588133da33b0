"""The list of pages for search engines (sitemaps.org). A date is that of the entry, never that of the build."""

from collections.abc import Iterable
from datetime import date

from lxml import etree

_NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"


def sitemap(pages: Iterable[tuple[str, date | None]]) -> bytes:
    """Absolute addresses, each with the day on which its entry last changed, where that is known."""
    root = etree.Element("urlset", {"xmlns": _NAMESPACE})
    for address, changed in sorted(pages, key=lambda page: page[0]):
        url = etree.SubElement(root, "url")
        etree.SubElement(url, "loc").text = address
        if changed is not None:
            etree.SubElement(url, "lastmod").text = changed.isoformat()
    return etree.tostring(root, encoding="utf-8", xml_declaration=True, pretty_print=True)
