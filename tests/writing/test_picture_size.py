"""A page keeps the room that a picture will take, as it will be turned."""

from pathlib import Path

import pytest
from PIL import Image
from PIL.ExifTags import Base

from pakten.writing.pictures.photo import freed
from pakten.writing.pictures.size import size_of


@pytest.mark.parametrize("orientation", range(1, 9))
def test_the_room_is_that_of_the_picture_as_it_goes_out(orientation: int, tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[Base.Orientation] = orientation
    path, out = tmp_path / "hall.jpg", tmp_path / "out.jpg"
    Image.new("RGB", (30, 20), "red").save(path, exif=exif)
    out.write_bytes(freed(path.read_bytes(), ".jpg"))

    with Image.open(out) as shown:
        assert size_of(path) == shown.size


@pytest.mark.parametrize(("name", "content"), [("a.png", b"no picture"), ("b.svg", b"<svg"), ("c.svg", b"<svg/>")])
def test_what_is_no_picture_takes_no_room(name: str, content: bytes, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(content)

    assert size_of(tmp_path / name) is None
