"""A drawing in SVG as it goes out: without what its program has noted of itself, of its user and of its folders."""

from xml.etree import ElementTree

TREATMENT = "drawing 1"
"""Changes when the same drawing would come out otherwise."""

_SVG = "http://www.w3.org/2000/svg"
_XLINK = "http://www.w3.org/1999/xlink"
_XML = "http://www.w3.org/XML/1998/namespace"


def freed(content: bytes) -> bytes:
    """The drawing without comments, metadata and the words of other programs; what is no drawing stays as it is."""
    try:
        root = ElementTree.fromstring(content)
    except (ElementTree.ParseError, ValueError, LookupError):
        return content
    _free(root)
    ElementTree.register_namespace("", _SVG)
    ElementTree.register_namespace("xlink", _XLINK)
    return f"{ElementTree.tostring(root, encoding='unicode')}\n".encode()


def _free(element: ElementTree.Element) -> None:
    for name in list(element.attrib):
        if _space(name) not in ("", _XLINK, _XML):
            del element.attrib[name]
    for child in list(element):
        if _space(child.tag) not in ("", _SVG) or child.tag in (f"{{{_SVG}}}metadata", "metadata"):
            element.remove(child)
        else:
            _free(child)


def _space(name: str) -> str:
    return name[1:].partition("}")[0] if name.startswith("{") else ""
