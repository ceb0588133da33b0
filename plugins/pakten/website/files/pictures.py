"""The pictures of the content folder on their way to the site; `writing.pictures.photo` is what is done to them.

Each stays at its address, treated. Beside that it lies in the widths that the theme asks for and in the formats that
browsers know, under names that hold its content, and pages choose among these.
"""

from collections.abc import Iterable
from functools import partial
from hashlib import sha256
from pathlib import Path
from unicodedata import normalize

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from pakten.publishing.headers import PICTURES as FOLDER
from pakten.reading.suggestion import slug
from pakten.website.generated import Batch, Make
from pakten.website.pages.texts.pictures import Pictured, Source, Version
from pakten.writing.pictures import photo, svg
from pakten.writing.pictures.cache import PICTURES, Store
from pakten.writing.pictures.kinds import is_photo
from pakten.writing.pictures.size import size_of

WIDTHS = (400, 800, 1280)
"""Where the theme does not say: once and twice the width of a text, and that of a telephone."""
SIZES = "(min-width: 42rem) 40rem, 100vw"


class Pictures:
    """The pictures of a build, by where they lie below the content folder."""

    def __init__(self, config: MkDocsConfig, batch: Batch, gone: frozenset[str]) -> None:
        self._config = config
        self._batch = batch
        self._store = Store(Path(config.config_file_path).parent / PICTURES)
        self._widths = tuple(sorted(config.theme.get("picture_widths", WIDTHS)))
        self._sizes = str(config.theme.get("picture_sizes", SIZES))
        self.gone = gone
        self._shown: dict[str, Pictured | None] = {}
        self._withdrawn: list[File] = []

    def __getitem__(self, path: str) -> Pictured | None:
        """Nothing for what is no picture, is not there or must be gone."""
        return self._shown.get(path)

    def treat(self, files: Files, written: Iterable[File]) -> None:
        """Put a treated picture in the place of each that is written, and its versions beside it."""
        for file in written:
            name, path = normalize("NFC", file.src_uri), Path(file.abs_src_path or "")
            is_picture = is_photo(path.suffix) or path.suffix.lower() == ".svg"
            if name in self.gone:
                self._withdrawn.append(file)
            elif is_picture:
                digest = sha256(path.read_bytes()).hexdigest()
                files.remove(file)
                treated = self._add(files, name, partial(self._kept, path, digest))
                self._shown[treated.src_uri] = self._pictured(treated.url, path, digest, files)

    def withdraw(self, files: Files) -> None:
        """Take away what must be gone. Until all pages are read links may lead there, and are taken away in the end."""
        for file in self._withdrawn:
            files.remove(file)

    def _pictured(self, url: str, path: Path, digest: str, files: Files) -> Pictured | None:
        if path.suffix.lower() == ".svg":
            size = size_of(path)
            return Pictured(url, *size) if size else None
        shape = photo.shape(path.read_bytes())
        smaller = [width for width in self._widths if width < shape.width]
        # What moves is heavy in every size, so there is one.
        widths = smaller[-1:] if shape.moves and smaller else [*smaller, min(shape.width, self._widths[-1])]

        def versions(kind: str, *, still: bool = False) -> tuple[Version, ...]:
            return tuple(
                Version(self._version(files, path, digest, kind, width, still=still), width)
                for width in dict.fromkeys(widths)
            )

        if shape.moves:
            sources = (Source("image/webp", versions("WEBP", still=True), True), Source("image/webp", versions("WEBP")))
        else:
            sources = (Source("image/avif", versions("AVIF")), Source("image/webp", versions("WEBP")))
        fallback = versions("GIF" if shape.moves else "PNG" if shape.is_drawn else "JPEG")
        return Pictured(url, *shape.scaled(widths[-1]), sources, fallback, self._sizes)

    def _version(self, files: Files, path: Path, digest: str, kind: str, width: int, *, still: bool) -> str:
        """Where it lies; the name holds all that it depends on."""
        content = sha256(repr((photo.TREATMENT, digest, still)).encode()).hexdigest()[:16]
        made = f"{FOLDER}{slug(path.stem)[:60] or 'x'}-{width}.{content}.{_ENDS[kind]}"
        if files.get_file_from_path(made) is None:
            self._add(files, made, partial(self._kept, path, digest, kind, width, still))
        return made

    def _add(self, files: Files, path: str, make: Make) -> File:
        file = self._batch.file(self._config, path, make)
        files.append(file)
        return file

    def _kept(self, path: Path, digest: str, kind: str = "", width: int = 0, still: bool = False) -> bytes:
        """Treated now or in an earlier build; without a kind it stays what its name says."""
        suffix = path.suffix.lower()

        def treat() -> bytes:
            content = path.read_bytes()
            if suffix == ".svg":
                return svg.freed(content)
            return photo.written(content, kind, width, still) if kind else photo.freed(content, suffix)

        shown = (photo.TREATMENT, svg.TREATMENT, kind or suffix, width, still, digest)
        return self._store.get(shown, _ENDS.get(kind, suffix[1:]), treat)


_ENDS = {"AVIF": "avif", "WEBP": "webp", "JPEG": "jpg", "PNG": "png", "GIF": "gif"}
