"""A table as a workbook (Office Open XML, ISO/IEC 29500): one sheet of texts, whose first row is its heading.

A text is written as a text, so that no program takes it for a formula. The same table gives the same bytes.
"""

from collections.abc import Sequence
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from lxml import etree
from lxml.builder import ElementMaker  # type: ignore[import-not-found]  # lxml-stubs has none for it

from pakten.writing.text import clean

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_FORMAT = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_NOT_IN_NAMES = str.maketrans("", "", "[]:*?/\\")
"""Signs that Excel refuses in the name of a sheet."""


def _maker(namespace: str, **others: str) -> Any:
    """Elements of a namespace, which is the one without a prefix."""
    prefixes: Any = {None: namespace, **others}
    return ElementMaker(namespace=namespace, nsmap=prefixes)


_made = _maker(_MAIN, r=_RELATION)
_type = _maker(f"{_PACKAGE}/content-types")
_link = _maker(f"{_PACKAGE}/relationships")


def workbook(title: str, rows: Sequence[Sequence[str]]) -> bytes:
    sheet = _made.sheet(name=title.translate(_NOT_IN_NAMES)[:31], sheetId="1")
    sheet.set(f"{{{_RELATION}}}id", "r1")
    files = {
        "[Content_Types].xml": _types(),
        "_rels/.rels": _relations(("officeDocument", "xl/workbook.xml")),
        "xl/workbook.xml": _made.workbook(_made.sheets(sheet)),
        "xl/_rels/workbook.xml.rels": _relations(("worksheet", "sheet.xml"), ("styles", "styles.xml")),
        "xl/styles.xml": _styles(),
        "xl/sheet.xml": _made.worksheet(_made.sheetData(*(_row(number, row) for number, row in enumerate(rows, 1)))),
    }
    made = BytesIO()
    with ZipFile(made, "w") as folder:
        for name, root in files.items():
            content = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
            folder.writestr(ZipInfo(name), content, ZIP_DEFLATED)
    return made.getvalue()


def _row(number: int, texts: Sequence[str]) -> Any:
    style = "1" if number == 1 else "0"
    cells = (_made.c(getattr(_made, "is")(_made.t(clean(text))), t="inlineStr", s=style) for text in texts)
    return _made.row(*cells, r=str(number))


def _styles() -> Any:
    """Plain, and bold for the heading."""
    return _made.styleSheet(
        _made.fonts(_made.font(), _made.font(_made.b()), count="2"),
        _made.fills(_made.fill(_made.patternFill(patternType="none")), count="1"),
        _made.borders(_made.border(), count="1"),
        _made.cellStyleXfs(_made.xf(), count="1"),
        _made.cellXfs(*(_made.xf(fontId=font, applyFont=font) for font in "01"), count="2"),
        _made.cellStyles(_made.cellStyle(name="Normal", xfId="0", builtinId="0"), count="1"),
    )


def _types() -> Any:
    plain = {"rels": "application/vnd.openxmlformats-package.relationships+xml", "xml": "application/xml"}
    parts = {"workbook": "sheet.main", "sheet": "worksheet", "styles": "styles"}
    return _type.Types(
        *(_type.Default(Extension=ending, ContentType=kind) for ending, kind in plain.items()),
        *(
            _type.Override(PartName=f"/xl/{part}.xml", ContentType=f"{_FORMAT}.{kind}+xml")
            for part, kind in parts.items()
        ),
    )


def _relations(*links: tuple[str, str]) -> Any:
    return _link.Relationships(
        *(
            _link.Relationship(Id=f"r{number}", Type=f"{_RELATION}/{kind}", Target=target)
            for number, (kind, target) in enumerate(links, 1)
        )
    )
