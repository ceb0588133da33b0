"""What our build is held against: the least that could be done, plain Material, and Hugo, with the same entries."""

import re
from collections.abc import Iterator
from pathlib import Path

from network import Network, as_json

FLOOR = """\
import os, sys, yaml
source, sizes, out = sys.argv[1:]
yaml.load(open(source, encoding="utf-8"), Loader=yaml.CSafeLoader)
noise, made = os.urandom(1 << 20), set()
for line in open(sizes):
    size, name = line.rstrip("\\n").split(" ", 1)
    path = os.path.join(out, name)
    folder = os.path.dirname(path)
    if folder not in made:
        os.makedirs(folder, exist_ok=True)
        made.add(folder)
    with open(path, "wb") as file:
        file.write((noise * (int(size) // len(noise) + 1))[:int(size)])
"""
"""Reads the events with the C loader and writes files as many and as large as those of a built site."""

_MATERIAL = """\
site_name: Plain
site_url: https://plain.example/
docs_dir: content
theme: {name: material, font: false}
nav: [{About: index.md}]
markdown_extensions: [attr_list, tables]
validation: {nav: {omitted_files: ignore}}
plugins: [search]
"""

_HUGO = """\
baseURL = "https://plain.example/"
title = "Plain"
disableKinds = ["taxonomy", "term", "RSS"]
[outputFormats.ics]
mediaType = "text/calendar"
baseName = "index"
isPlainText = true
"""

_PAGE = """\
{{ define "main" }}<main id="main"><nav><a href="/kalender/">Kalender</a></nav><h1>{{ .Title }}</h1>
<p>{{ .Params.summary }}</p>
{{ with .Params.start }}<p><time datetime="{{ . }}">\
{{ (time.AsTime (printf "%s:00" .)).Format "Monday 2 January 2006 15:04" }}</time></p>{{ end }}
<ul>{{ range .Params.areas }}<li><a href="/omraden/{{ . }}/">{{ . | humanize }}</a></li>{{ end }}</ul>
<ul>{{ range .Params.themes }}<li><a href="/teman/{{ . }}/">{{ . | humanize }}</a></li>{{ end }}</ul>
<ul>{{ range .Params.participants }}<li><a href="/aktorer/{{ . }}/">{{ . | humanize }}</a></li>{{ end }}</ul>
<ol>{{ range .Params.programme }}<li><b>{{ .time }}</b> {{ .title }} {{ with .text }}{{ . | markdownify }}{{ end }}\
</li>{{ end }}</ol>
<dl>{{ range $kind, $value := .Params.accessibility }}<dt>{{ $kind }}</dt><dd>{{ $value }}</dd>{{ end }}</dl>
{{ .Content }}
{{ with .Params.recap }}<section>{{ .summary | markdownify }}\
<ul>{{ range .values }}<li>{{ . | markdownify }}</li>{{ end }}</ul>\
{{ range .next_steps }}<p><a href="/vagar-in/{{ .to }}/">{{ .text }}</a></p>{{ end }}</section>{{ end }}
{{ with .Params.registration }}<p>{{ .url }} {{ .closes }} {{ .seats }}</p>{{ end }}
{{ range .Params.sources }}<p><a href="{{ .url }}">{{ .title }}</a></p>{{ end }}
<p hidden>PADDING</p></main>{{ end }}
"""

_CALENDAR = """\
BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//plain
BEGIN:VEVENT
UID:{{ .Params.id }}@plain.example
DTSTART:{{ replaceRE "[- :]" "" .Params.start }}00
DTEND:{{ replaceRE "[- :]" "" .Params.end }}00
SUMMARY:{{ .Title }}
DESCRIPTION:{{ .Params.summary }}
URL:{{ .Permalink }}
END:VEVENT
END:VCALENDAR
"""

_LIST = """\
{{ define "main" }}<main><h1>{{ .Title }}</h1><ul>{{ range first 150 .Pages }}\
<li><a href="{{ .RelPermalink }}">{{ .Title }}</a> {{ .Params.summary }}</li>{{ end }}</ul></main>{{ end }}
"""

_PAGES_OF = """\
{{ range hugo.Data.KIND }}{{ $.AddPage (dict "path" .id "kind" "page" "title" .title "params" . \
"outputs" (slice OUTPUTS) "content" (dict "mediaType" "text/markdown" "value" .TEXT)) }}{{ end }}
"""


def write_sizes(built: Path, out: Path) -> Path:
    """How large each file of a built site is, for the floor."""
    files = (path for path in built.rglob("*") if path.is_file())
    out.write_text("".join(f"{path.stat().st_size} {path.relative_to(built)}\n" for path in files))
    return out


def write_material(network: Network, folder: Path) -> Path:
    """The same words as one Markdown page per event and example, outside the navigation."""
    _write(folder / "mkdocs.yml", _MATERIAL)
    _write(folder / "content/index.md", "# Plain\n\nWelcome.\n")
    for event in network.events:
        _write(folder / f"content/kalender/{event['id']}.md", "\n\n".join(_as_text(event)))
    for name, (matter, body) in network.examples.items():
        text = f"# {matter['title']}\n\n{matter['summary']}\n\n{body}\n"
        _write(folder / f"content/goda-exempel/{name}.md", text)
    return folder


def _as_text(event: dict[str, object]) -> Iterator[str]:
    yield f"# {event['title']}"
    yield str(event["summary"])
    names = ("start", "end", "type", "format", "areas", "themes", "organisers", "participants", "registration")
    rows = "".join(f"\n| {name} | {event[name]} |" for name in names if name in event)
    yield f"| What | |\n| --- | --- |{rows}"
    programme = event["programme"]
    assert isinstance(programme, list)
    yield "## Programme"
    yield "\n".join(f"- {part['time']} {part['title']} {part.get('text', '')}" for part in programme)
    yield str(event["description"])
    if isinstance(recap := event.get("recap"), dict):
        yield f"## Recap\n\n{recap['summary']}"
        yield "\n".join(f"- {value}" for value in recap["values"])


def write_hugo(network: Network, built: Path, folder: Path) -> Path:
    """The same entries as data, in the shell of our built pages, each page as large as ours."""
    page = next(iter(sorted((built / "kalender").glob("traff-*/index.html")))).read_text()
    start, end = page.index("<main"), page.index("</main>")
    title = "<title>{{ .Title }} - {{ site.Title }}</title>"
    head = re.sub(
        r"<title>.*?</title>", title, re.sub(r"<script type=.application/ld.json.*?</script>", "", page[:start])
    )
    layouts = folder / "layouts"
    _write(layouts / "_default/baseof.html", f'{head}{{{{ block "main" . }}}}{{{{ end }}}}{page[end + 7 :]}')
    # About half of what ours says, Hugo's says as well.
    _write(layouts / "_default/single.html", _PAGE.replace("PADDING", "x" * ((end - start) // 2)))
    _write(layouts / "_default/single.ics", _CALENDAR)
    _write(layouts / "_default/list.html", _LIST)
    _write(layouts / "index.html", '{{ define "main" }}<main><h1>Hem</h1></main>{{ end }}')
    _write(folder / "hugo.toml", _HUGO)
    events, examples = as_json(network)
    _write(folder / "data/events.json", events)
    _write(folder / "data/examples.json", examples)
    for place, kind, outputs, text in (
        ("kalender", "events", '"html" "ics"', "description"),
        ("goda-exempel", "examples", '"html"', "body"),
    ):
        _write(folder / f"content/{place}/_index.md", f"---\ntitle: {kind}\n---\n")
        pages = _PAGES_OF.replace("KIND", kind).replace("OUTPUTS", outputs).replace("TEXT", text)
        _write(folder / f"content/{place}/_content.gotmpl", pages)
    return folder


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
