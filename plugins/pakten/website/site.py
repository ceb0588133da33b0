"""What every page of a build shares: the catalogue, the day, the words and the addresses."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from zoneinfo import ZoneInfo

from pakten.addresses.links import SiteLinks
from pakten.addresses.urls import Urls
from pakten.domain.catalogue import Catalogue
from pakten.domain.problem import Location
from pakten.locale import Words
from pakten.writing.edition import Edition


@dataclass(frozen=True)
class SourceHost:
    """Where the sources can be seen and mended: the git host's page of a line. No request is made to it."""

    template: str = ""
    """With `{path}` and `{line}`; empty when the site has no public repository."""

    def line(self, location: Location) -> str:
        if not self.template or not location.file:
            return ""
        return self.template.format(path=location.file, line=location.line)

    def line_of(self, entry: object) -> str:
        """Where an entry is written; empty for a page that no single line makes."""
        origin = getattr(entry, "origin", None)
        return self.line(origin) if isinstance(origin, Location) else ""

    @classmethod
    def of(cls, repo_url: str, template: str = "", branch: str = "main") -> SourceHost:
        """The template of a known host, unless one is given."""
        if template:
            return cls(template)
        if not repo_url:
            return cls()
        root = repo_url.rstrip("/")
        if "gitlab" in root:
            return cls(f"{root}/-/blob/{branch}/{{path}}#L{{line}}")
        return cls(f"{root}/blob/{branch}/{{path}}?plain=1#L{{line}}")


@dataclass(frozen=True)
class Site:
    name: str
    network: str
    """The address that the network's identity hangs on; it never changes, whatever the site is called or hosted."""
    catalogue: Catalogue
    today: date
    zone: ZoneInfo
    words: Words
    urls: Urls
    links: SiteLinks
    edition: Edition
    """What writers are given; there is one, because it remembers what has been written."""
    source: SourceHost = field(default_factory=SourceHost)
    commit: str = ""
