"""Pictures are treated, not copied: small files in formats that browsers know, which say nothing but what is seen."""

import re
import shutil
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from unicodedata import normalize
from urllib.parse import unquote, urljoin

import pytest
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from tests.building import NEIGHBOURS, Builds, Built, build

pytestmark = pytest.mark.thorough

SECRET = b"59.3293 N, a telephone"
DAY = "2026-05-15"


def secrets() -> PngInfo:
    told = PngInfo()
    told.add_text("Author", SECRET.decode())
    told.add_itxt("XML:com.adobe.xmp", SECRET.decode(), zip=False)
    return told


def photo(size: tuple[int, int]) -> Image.Image:
    return Image.radial_gradient("L").resize(size).convert("RGB")


def put_pictures(folder: Path) -> None:
    folder.mkdir(parents=True)
    exif = Image.Exif()
    exif[0x0112], exif[0x010F] = 6, SECRET.decode()  # lies on its side
    photo((1000, 600)).save(folder / "hall.jpg", exif=exif, comment=SECRET)
    photo((900, 300)).save(folder / "Kvarnen på ön.png", pnginfo=secrets())
    Image.new("CMYK", (500, 300), (0, 255, 255, 0)).save(folder / "print.jpg", exif=exif)
    Image.new("I;16", (450, 300), 40_000).save(folder / "deep.png")
    Image.new("RGBA", (500, 300), (255, 0, 0, 128)).save(folder / "clear.png", pnginfo=secrets())
    Image.new("RGB", (1, 1), "red").save(folder / "dot.png")
    Image.new("RGB", (2, 9_000), "red").save(folder / "tall.png")
    frames = [Image.new("RGB", (600, 300), colour) for colour in ("red", "green", "blue")]
    frames[0].save(folder / "moves.gif", save_all=True, append_images=frames[1:], duration=300, loop=0, comment=SECRET)
    photo((500, 300)).save(folder / "still.gif", comment=SECRET)
    (folder / "named.jpg").write_bytes((folder / "clear.png").read_bytes())
    (folder / "mark.svg").write_text(
        '<?xml version="1.0"?><!-- 59.3293 N, a telephone --><svg xmlns="http://www.w3.org/2000/svg" width="40" '
        'height="20" xmlns:i="http://www.inkscape.org/namespaces/inkscape" i:export-filename="59.3293 N, a telephone">'
        "<metadata>59.3293 N, a telephone</metadata><path d='M0 0h40v20z'/></svg>"
    )
    (folder / normalize("NFD", "Hållplats.jpg")).write_bytes((folder / "hall.jpg").read_bytes()[:-2] + b"x\xff\xd9")


TEXT = """---
title: Pictures
summary: All of them.
---
![A hall](../pictures/hall.jpg "Photo: the mill")

Between ![The mill](</pictures/Kvarnen på ön.png>) words.

![Print](/pictures/print.jpg){ width=200 }
![Deep](/pictures/deep.png) ![Clear](/pictures/clear.png) ![Dot](/pictures/dot.png) ![Tall](/pictures/tall.png)
![Moves](/pictures/moves.gif) ![Still](/pictures/still.gif) ![Named](/pictures/named.jpg) ![Mark](/pictures/mark.svg)
![Stop](/pictures/Hållplats.jpg)

<img src="/pictures/hall.jpg" alt="Written as HTML">

`<img src="/pictures/hall.jpg">` is code.
"""


def with_image(network: Path, image: str) -> None:
    example = network / "goodexamples" / "bakery-apprentices.md"
    example.write_text(example.read_text().replace("published:", f"image: {{{image}}}\npublished:", 1))


@pytest.fixture(scope="module")
def site(builds: Builds, tmp_path_factory: pytest.TempPathFactory) -> Built:
    network = tmp_path_factory.mktemp("pictures") / "neighbours"
    shutil.copytree(NEIGHBOURS, network)
    put_pictures(network / "content" / "pictures")
    (network / "content" / "about" / "pictures.md").write_text(TEXT)
    with_image(network, "file: pictures/hall.jpg, alt: A full hall, credit: 'Photo: the mill'")
    example = network / "goodexamples" / "bakery-apprentices.md"
    example.write_text(example.read_text() + "\n![The night shift](/pictures/print.jpg)\n")
    return builds.good(network)


def pictures(site: Built, page: str) -> dict[str, dict[str, str]]:
    """Every picture of a page by its text: its attributes, and what there is to choose from by type."""
    found = {}
    for img in site.page(page).xpath("//main//img"):
        sources = img.xpath("ancestor::picture//source")
        found[img.get("alt")] = {
            **dict(img.attrib),
            **{f"{one.get('type')}{' still' if one.get('media') else ''}": one.get("srcset") for one in sources},
        }
    return found


def opened(site: Built, page: str, srcset: str) -> list[Image.Image]:
    """The files of a `srcset`, as wide as it says."""
    found: list[Image.Image] = []
    for one in srcset.split(", "):
        address, _, width = one.partition(" ")
        path = unquote(urljoin(f"http://x/{page}", address)).removeprefix("http://x/")
        picture = Image.open(BytesIO(site.files()[path]))
        assert not width or int(width.rstrip("w")) == picture.width
        found.append(picture)
    return found


def test_every_file_is_there_in_the_format_and_width_that_the_page_says(site: Built) -> None:
    for page in ("about/pictures/", "examples/bakery-apprentices/"):
        for shown in pictures(site, page).values():
            for kind in ("avif", "webp"):
                for picture in opened(site, page, shown.get(f"image/{kind}", "")) if f"image/{kind}" in shown else ():
                    assert picture.format == kind.upper()
                    assert abs(picture.width / picture.height - int(shown["width"]) / int(shown["height"])) < 0.02
            assert unquote(urljoin(f"http://x/{page}", shown["src"])).removeprefix("http://x/") in site.files()


def test_nothing_that_a_file_tells_goes_out(site: Built) -> None:
    made = {name: content for name, content in site.files().items() if "pictures/" in name}

    assert len(made) > 40
    assert [name for name, content in made.items() if SECRET in content or b"Exif" in content] == []


def test_names_hold_the_content(site: Built) -> None:
    versions = [name for name in site.files() if name.startswith("assets/pictures/")]

    assert versions
    assert all(re.search(r"\.[0-9a-f]{16}\.(avif|webp|jpg|png|gif)$", name) and name.isascii() for name in versions)


def test_a_large_picture_has_several_widths_and_a_small_one_its_own(site: Built) -> None:
    shown = pictures(site, "about/pictures/")

    mill, dot = shown["The mill"], shown["Dot"]
    assert [one.width for one in opened(site, "about/pictures/", mill["image/avif"])] == [400, 800, 900]
    assert [one.format for one in opened(site, "about/pictures/", mill["srcset"])] == ["PNG"] * 3
    assert (mill["width"], mill["height"], mill["sizes"]) == ("900", "300", "(min-width: 42rem) 40rem, 100vw")
    assert [one.size for one in opened(site, "about/pictures/", dot["image/webp"])] == [(1, 1)]
    assert "sizes" not in dot


def test_a_page_keeps_the_room_of_a_picture_as_it_is_turned_and_as_wide_as_its_author_wants(site: Built) -> None:
    shown = pictures(site, "about/pictures/")

    assert (shown["A hall"]["width"], shown["A hall"]["height"]) == ("600", "1000")
    # 300 high when turned: as wide as was asked for.
    assert (shown["Print"]["width"], shown["Print"]["height"]) == ("200", "333")
    assert (shown["Mark"]["width"], shown["Mark"]["height"]) == ("40", "20")
    assert int(shown["Tall"]["height"]) == 2400


def test_only_what_is_seen_at_once_is_fetched_at_once(site: Built) -> None:
    on_page = site.page("about/pictures/").xpath("//main//img/@loading")
    of_example = pictures(site, "examples/bakery-apprentices/")

    assert on_page == ["lazy"] * (len(pictures(site, "about/pictures/")) - 1)
    assert {alt: shown.get("loading") for alt, shown in of_example.items()} == {
        "A full hall": None,
        "The night shift": "lazy",
    }


def test_credit_is_told_below_the_picture(site: Built) -> None:
    for page in ("about/pictures/", "examples/bakery-apprentices/"):
        assert "Photo: the mill" in [one.text for one in site.page(page).xpath("//figure/figcaption")]


def test_colours_are_those_of_the_web(site: Built) -> None:
    shown = pictures(site, "about/pictures/")

    def first(alt: str, kind: str) -> tuple[int, ...]:
        (picture, *_) = opened(site, "about/pictures/", shown[alt][kind])
        assert "icc_profile" not in picture.info
        return picture.convert("RGBA").getpixel((0, 0))  # type: ignore[return-value] # four bands

    for kind in ("image/avif", "image/webp", "srcset"):
        assert all(abs(one - other) < 8 for one, other in zip(first("Print", kind), (255, 0, 0, 255), strict=True))
        assert all(abs(one - 156) < 4 for one in first("Deep", kind)[:3])
        assert first("Clear", kind)[3] == 128
    # What is named a JPEG has no holes.
    with Image.open(BytesIO(site.files()["pictures/named.jpg"])) as named:
        assert (named.format, named.mode) == ("JPEG", "RGB")
        assert named.getpixel((0, 0)) == pytest.approx((255, 127, 127), abs=4)


def test_what_moves_goes_on_moving_unless_one_has_asked_that_nothing_does(site: Built) -> None:
    shown = pictures(site, "about/pictures/")["Moves"]

    assert [one.n_frames for one in opened(site, "about/pictures/", shown["image/webp"])] == [3]  # type: ignore[attr-defined]
    assert [one.n_frames for one in opened(site, "about/pictures/", shown["srcset"])] == [3]  # type: ignore[attr-defined]
    assert [one.n_frames for one in opened(site, "about/pictures/", shown["image/webp still"])] == [1]  # type: ignore[attr-defined]


@pytest.mark.thorough
def test_a_second_build_makes_the_same_and_opens_no_picture(site: Built, tmp_path: Path) -> None:
    again = Path(shutil.copytree(site.folder, tmp_path / "neighbours", ignore=shutil.ignore_patterns("site")))
    anew = Path(shutil.copytree(again, tmp_path / "anew", ignore=shutil.ignore_patterns(".cache")))
    kept = {path: path.stat().st_mtime_ns for path in (again / ".cache").rglob("*") if path.is_file()}

    assert build(again).files() == site.files()
    assert build(anew).files() == site.files()
    now = {path: path.stat().st_mtime_ns for path in (again / ".cache" / "pakten" / "pictures").rglob("*")}
    assert all(kept[path] == time for path, time in now.items() if path.is_file())


REMOVED = "file: pictures/hall.jpg, alt: A full hall, remove_by: 2026-05-20"


DESCRIPTION = """description: |
  ![In its description](/pictures/hall.jpg "The hall") and ![By a name][h].

  [A link to the hall](/pictures/h%61ll.jpg)

  [h]: /pictures/copy.jpg
"""


def with_removal(network: Path) -> None:
    (network / "content" / "pictures").mkdir()
    photo((500, 300)).save(network / "content" / "pictures" / "hall.jpg")
    shutil.copy(network / "content" / "pictures" / "hall.jpg", network / "content" / "pictures" / "copy.jpg")
    photo((501, 300)).save(network / "content" / "pictures" / "other.jpg")
    with_image(network, REMOVED)
    (network / "content" / "about" / "hall.md").write_text(
        "---\ntitle: Hall\n---\n![A full hall](../pictures/hall.jpg)\n\nSee [the hall](/pictures/hall.jpg), "
        '![the copy](/pictures/copy.jpg) and ![another](/pictures/other.jpg). <img src="/pictures/hall.jpg" alt="x">\n'
    )
    event = network / "events" / "hill-evening.yaml"
    image = "image: {file: ./pictures/hall.jpg, alt: The hall again}"
    event.write_text(f"{event.read_text()}{image}\n{DESCRIPTION}")
    example = network / "goodexamples" / "bakery-apprentices.md"
    example.write_text(f"{example.read_text()}\n![In its story](/pictures/copy.jpg)\n")


@pytest.fixture
def removing(builds: Builds, tmp_path: Path) -> Callable[[str], Built]:
    """The network with a picture that must be gone by a day, as it is on a day."""
    network = Path(shutil.copytree(NEIGHBOURS, tmp_path / "neighbours"))
    with_removal(network)
    return lambda day: builds.good(network, day)


@pytest.mark.parametrize(
    ("day", "is_shown", "code"),
    [
        ("2026-05-09", True, ""),
        ("2026-05-10", True, "W550"),
        ("2026-05-19", True, "W550"),
        ("2026-05-20", False, "W550"),
    ],
)
def test_a_picture_is_gone_from_the_day_by_which_it_must_be(
    removing: Callable[[str], Built], day: str, is_shown: bool, code: str
) -> None:
    built = removing(day)

    assert re.findall(r"bakery-apprentices\.md:15:\d+: (W\d+)", built.said) == ([code] if code else [])
    files = built.files()
    assert {name for name in files if "hall" in name or "copy" in name} >= (
        {"pictures/hall.jpg", "pictures/copy.jpg"} if is_shown else set()
    )
    assert any(".jpg" in name and ("hall" in name or "copy" in name) for name in files) is is_shown
    assert "pictures/other.jpg" in files
    told = [name for name in files if name.endswith((".html", ".json", ".xml", ".ics"))]
    said = "".join(files[name].decode() for name in told).replace("\r\n ", "")
    assert ("hall.jpg" in said, "copy.jpg" in said, "hall-400" in said, "The hall again" in said) == (is_shown,) * 4
    assert all((words in said) is is_shown for words in ("In its description", "By a name", "In its story"))
    assert "A link to the hall" in said
    assert ("A full hall" in files["about/hall/index.html"].decode()) is is_shown


def test_a_picture_that_was_to_be_gone_is_told_of_and_stops_no_build(removing: Callable[[str], Built]) -> None:
    built = removing("2026-06-20")

    assert "bakery-apprentices.md:15:63: W514" in built.said
    assert "hall.jpg" not in "".join(built.files())


def test_the_site_says_beforehand_that_it_changes_on_that_day(removing: Callable[[str], Built]) -> None:
    assert b'"next_change": "2026-05-20"' in removing("2026-05-19").files()["build.json"]


WRONG = {
    "pictures/none.jpg": ("E279", ""),
    "pictures/Hall.jpg": ("E279", "pictures/hall.jpg"),
    "content/pictures/hall.jpg": ("E279", "pictures/hall.jpg"),
    "'pictures\\hall.jpg'": ("E279", "pictures/hall.jpg"),
    "hall.jpg": ("E279", "pictures/hall.jpg"),
    "../mkdocs.yml": ("E423", ""),
    "'C:\\Users\\anna\\hall.jpg'": ("E248", "pictures/hall.jpg"),
    "'file:///home/anna/x.jpg'": ("E248", ""),
    "/Users/anna/Desktop/hall.jpg": ("E248", "pictures/hall.jpg"),
    "~/Pictures/hall.jpg": ("E248", "pictures/hall.jpg"),
    "'\\\\server\\share\\x.jpg'": ("E248", ""),
    "'https://example.org/x.jpg'": ("E244", ""),
    "pictures/IMG_1.HEIC": ("E427", ""),
    "pictures/hall.pdf": ("E423", ""),
}


def test_a_picture_that_nobody_can_find_is_an_error_with_its_line(network: Path) -> None:
    (network / "content" / "pictures").mkdir()
    photo((50, 30)).save(network / "content" / "pictures" / "hall.jpg")
    example = (network / "goodexamples" / "bakery-apprentices.md").read_text()
    for number, file in enumerate(WRONG):
        image = f"image: {{file: {file}, alt: A full hall}}\npublished:"
        (network / "goodexamples" / f"apprentices-{number}.md").write_text(example.replace("published:", image, 1))

    built = build(network)

    assert built.status == 1
    assert "Traceback" not in built.said
    for number, (file, (code, instead)) in enumerate(WRONG.items()):
        (told,) = re.findall(rf"goodexamples/apprentices-{number}\.md:15:15: ((?:.*\n)+?)(?=\S|\Z)", built.said)
        assert told.startswith(code), (file, told)
        assert not instead or re.search(rf"(?:Write: |Did you mean ){re.escape(instead)}", told), (file, told)


TARGETS = (r"C:\Users\anna\hall.jpg", "file:///home/anna/x.jpg", "/Users/anna/Desktop/x.jpg", "~/x.jpg")


def test_a_text_with_a_picture_of_somebodys_computer_is_told_of(network: Path) -> None:
    written = [form.format(target) for form in ("![x]({})", '<img src="{}" alt="x">') for target in TARGETS]
    (network / "content" / "about" / "x.md").write_text("---\ntitle: X\n---\n" + "\n\n".join(written) + "\n")

    built = build(network)

    assert built.status == 1
    lines = re.findall(r"content/about/x\.md:(\d+):\d+: E248", built.said)
    assert sorted(map(int, lines)) == [4 + 2 * number for number, _ in enumerate(written)], built.said


def test_a_broken_picture_is_told_of_and_stops_the_build(network: Path) -> None:
    folder = network / "content" / "pictures"
    folder.mkdir()
    for suffix in ("jpg", "png", "gif", "webp", "avif"):
        whole = BytesIO()
        Image.effect_noise((300, 200), 90).save(whole, Image.registered_extensions()[f".{suffix}"])
        (folder / f"cut.{suffix}").write_bytes(whole.getvalue()[:-400])
    (folder / "phone.jpg").write_bytes(b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + b"x" * 500)
    film = [Image.new("1", (4_000, 4_000), index % 2) for index in range(5)]
    film[0].save(folder / "film.gif", save_all=True, append_images=film[1:])

    built = build(network)

    assert built.status == 1
    assert sorted(re.findall(r"content/pictures/(\S+):1:1: (E\d+)", built.said)) == [
        *((f"cut.{suffix}", "E423") for suffix in ("avif", "gif", "jpg", "png", "webp")),
        ("film.gif", "E424"),
        ("phone.jpg", "E427"),
    ]


def test_heic_is_told_how_to_be_saved(network: Path) -> None:
    (network / "content" / "IMG_1.HEIC").write_text("x")

    assert "Settings, Camera, Formats" in build(network).said
