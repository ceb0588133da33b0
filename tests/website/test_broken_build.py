"""A build with mistakes tells them all, fails, and leaves the last good site alone."""

from pathlib import Path

from tests.website.conftest import NEIGHBOURS, build

TEN_MISTAKES = """\
- id: one
  titel: No such field
  summary: Ten mistakes in one file.
  start: 2026-02-30 09:00
  end: 2026-02-28 08:00
  published: yesterday
  type: metting
  format: onsite
  place: mil
  areas: [harbor]
  organisers: [jobb-office]
  registration: {needed: kanske}
  accessibility: {step_free: maybe}
"""


def test_ten_mistakes_are_told_at_once_and_the_old_site_stays(network: Path) -> None:
    assert build(network).status == 0
    before = {path: path.read_bytes() for path in (network / "site").rglob("*") if path.is_file()}
    (network / "events.yaml").write_text(TEN_MISTAKES)

    broken = build(network)

    assert broken.status == 1
    lines = {line for line in range(1, 14) if f"events.yaml:{line}:" in broken.said}
    assert lines >= {2, 4, 6, 7, 8, 9, 10, 11, 12, 13}
    assert "Traceback" not in broken.said
    after = {path: path.read_bytes() for path in (network / "site").rglob("*") if path.is_file()}
    assert after == before


def test_a_link_that_leads_nowhere_is_told_with_its_line_before_anything_is_published(network: Path) -> None:
    about = network / "content" / "about" / "index.md"
    about.write_text(about.read_text() + "\nSee [the harbor](/areas/harbor/).\n")

    broken = build(network)

    assert broken.status == 1
    assert f"content/about/index.md:{len(about.read_text().splitlines())}:18: E319" in broken.said
    assert "/areas/harbour/" in broken.said
    assert not (network / "site").exists()


def test_a_date_that_is_no_date_is_said_without_a_traceback(network: Path) -> None:
    broken = build(network, day="tomorrow")

    assert broken.status == 1
    assert "PAKTEN_DATE" in broken.said
    assert "Traceback" not in broken.said


def test_the_drawn_network_itself_has_no_problems(network: Path) -> None:
    assert NEIGHBOURS.is_dir()
    assert build(network).said.count("WARNING") == 0


_HOOKS = """\
import sys
from pathlib import Path

opened = []
sys.addaudithook(lambda event, args: opened.append(str(args[0])) if event == "open" else None)

def on_post_build(config):
    ours = Path("events.yaml").resolve()
    count = sum(Path(name).resolve() == ours for name in opened if name.endswith("events.yaml"))
    Path("opened").write_text(str(count))
"""


def test_the_list_of_events_is_read_once_however_much_there_is_to_tell(network: Path) -> None:
    events = network / "events.yaml"
    events.write_text(events.read_text() + "".join(f"# Write to kvarn{number}@gmail.com\n" for number in range(10, 60)))
    (network / "hooks.py").write_text(_HOOKS)
    settings = network / "mkdocs.yml"
    settings.write_text(settings.read_text() + "\nhooks: [hooks.py]\n")

    built = build(network)

    assert built.said.count(": W509") == 50
    assert (network / "opened").read_text() == "1"
