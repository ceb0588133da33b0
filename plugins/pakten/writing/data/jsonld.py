"""JSON-LD in the words of schema.org: what a page is about, for search engines and other programs."""

import json
from collections.abc import Mapping, Sequence

from pakten.domain.example import Example
from pakten.domain.organisation import Organisation, Sector
from pakten.domain.remembered import remembered
from pakten.writing.markdown import plain
from pakten.writing.publication import Publication
from pakten.writing.text import clean, one_line

Data = dict[str, object]
CONTEXT = "https://schema.org"
SCHEMA = f"{CONTEXT}/"
_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))

_KINDS = {Sector.PRIVATE: "Organization", Sector.CIVIL_SOCIETY: "NGO", Sector.PUBLIC: "GovernmentOrganization"}


def script(data: Mapping[str, object]) -> str:
    """The data as it may stand in a `<script type="application/ld+json">`: nothing in it can end the element."""
    text = _ENCODER.encode({"@context": CONTEXT, **data})
    for character in "<>&\u2028\u2029":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return text


def filled(data: Data) -> Data:
    """Without what is not known; `false` and 0 are answers."""
    return {key: value for key, value in data.items() if value is not None and value not in ("", [], {})}


def breadcrumbs(trail: Sequence[tuple[str, str]]) -> Data:
    """The way from home to a page: titles and absolute addresses."""
    steps = [
        {"@type": "ListItem", "position": position, "name": one_line(title), "item": url}
        for position, (title, url) in enumerate(trail, start=1)
    ]
    return {"@type": "BreadcrumbList", "itemListElement": steps}


def network(publication: Publication, description: str = "") -> Data:
    """The network itself, as an organisation."""
    home = publication.links.home()
    return filled(
        {
            "@type": "Organization",
            "@id": f"{home}#network",
            "name": one_line(publication.name),
            "url": home,
            "description": one_line(description),
        }
    )


def organisation(one: Organisation, publication: Publication) -> Data:
    """An organisation that has done something in the network, at its own address, or else at its page here, if any."""
    page = publication.links.organisation(one.id)
    return _organisation(one, page, one.url or (page if one.id in publication.catalogue.page_of else ""))


@remembered
def _organisation(one: Organisation, page: str, url: str) -> Data:
    # One that is in no list has no place here that could be its identity.
    is_ours: Data = {"@type": _KINDS[one.sector], "@id": page} if one.sector else {"@type": "Organization"}
    return {**is_ours, "name": one_line(one.name), **({"url": url} if url else {})}


def named(ids: tuple[str, ...], publication: Publication) -> list[Data]:
    return [organisation(publication.catalogue.organisation[id_], publication) for id_ in ids]


def article(example: Example, publication: Publication) -> Data:
    """A good example: what it is about, where, and who did it."""
    url = publication.links.example(example)
    catalogue = publication.catalogue
    about = [{"@type": "Thing", "name": title} for title in publication.theme_titles(example.themes)]
    areas = [
        {"@type": "Place", "@id": publication.links.area(id_), "name": catalogue.area[id_].title}
        for id_ in example.areas
    ]
    contributors = named(tuple(dict.fromkeys(part.organisation for part in example.organisations)), publication)
    return filled(
        {
            "@type": "Article",
            "@id": f"{url}#article",
            "url": url,
            "mainEntityOfPage": url,
            "headline": one_line(example.title),
            "description": clean(example.summary),
            "image": publication.links.card("example", example.id),
            "datePublished": example.published.isoformat(),
            "dateModified": example.updated.isoformat(),
            "inLanguage": publication.language_of(example),
            "author": network(publication),
            "publisher": network(publication),
            "about": about,
            "spatialCoverage": areas,
            "contributor": contributors,
            "articleBody": plain(example.body, publication.links.home()),
        }
    )
