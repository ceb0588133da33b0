"""Which files beside the texts are published, and what is told of the others.

Everything in the content folder would be: somebody's draft in Word, copies that editors keep, scripts, whole folders of
tools. So only kinds that a site is made of go out, and every other file is named.
"""

from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

from pakten.addresses.targets import is_own
from pakten.domain.code import Code
from pakten.domain.problem import Problem
from pakten.reading.markup.svg import what_file_does
from pakten.reading.network.folder import about_file, files_below
from pakten.writing.pictures.cache import PICTURES, Store
from pakten.writing.pictures.kinds import is_photo

KINDS = frozenset(
    (
        *(".jpg", ".jpeg", ".png", ".gif", ".webp", ".avif", ".svg", ".ico"),
        *(".pdf", ".csv", ".ics", ".txt", ".odt", ".ods", ".xlsx"),
        *(".mp3", ".m4a", ".ogg", ".mp4", ".webm", ".vtt"),
        *(".css", ".woff2"),
    )
)
"""What may be published beside Markdown."""
TRUSTED = frozenset((".html", ".js", ".json", ".xml"))
"""And this too where all who may write pages are trusted."""
_KEEPERS = (".gitkeep", ".gitignore", ".gitattributes", ".meta.yml")


def is_published(path: Path, trusted: bool) -> bool:
    """Whether a file of the content folder goes onto the site."""
    if path.name.startswith((".", "~")) or not path.is_file():
        return False
    kind = path.suffix.lower()
    if kind == ".svg":
        return trusted or not what_file_does(path)
    return path.suffix == ".md" or kind in KINDS or (trusted and kind in TRUSTED)


_FLAWS = {"size": Code.PICTURE_TOO_LARGE, "heic": Code.PICTURE_OF_A_PHONE, "format": Code.NO_PICTURE}


def file_problems(content: Path, root: Path, trusted: bool) -> Iterator[Problem]:
    """All that lies in the content folder and is left out, and pictures that cannot be shown."""
    store = Store(root / PICTURES)
    for path in files_below(content):
        if not is_own(path.relative_to(content).as_posix()):
            yield about_file(Code.FILE_NAME_UNSEEN, path, root)
        if is_photo(path.suffix) and path.is_file() and (wrong := _flaw(path, store)):
            yield about_file(_FLAWS[wrong], path, root)
        if path.name in _KEEPERS or is_published(path, trusted):
            continue
        if path.suffix.lower() == ".svg" and path.is_file():
            yield about_file(Code.DRAWING_THAT_ACTS, path, root, value=what_file_does(path))
        elif path.is_file() or path.is_dir():
            kind = {"kind": "heic"} if path.suffix.lower() in (".heic", ".heif") else {}
            yield about_file(Code.FILE_LEFT_OUT, path, root, **kind)


def _flaw(path: Path, store: Store) -> str:
    """To open a large picture takes a while, so what was found is kept."""
    from pakten.writing.pictures import photo  # noqa: PLC0415 (most networks have no picture that is new)

    if path.stat().st_size > photo.MOST_BYTES:
        return "size"
    content = path.read_bytes()
    judged = (photo.TREATMENT, "judged", sha256(content).hexdigest())
    return store.get(judged, "txt", lambda: photo.what_is_wrong(content).encode()).decode()
