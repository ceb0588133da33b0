"""The git host: where the sources can be seen, mended and added to. No request is made to it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from urllib.parse import urlsplit

from pakten.domain.problem import Location

_FORGEJO = re.compile(r"(?:^|\.)(?:codeberg\.org|[a-z0-9-]*(?:forgejo|gitea)[a-z0-9-]*\..+)$")


class Kind(StrEnum):
    GITHUB = "github"
    GITLAB = "gitlab"
    FORGEJO = "forgejo"
    """Gitea too, which has the same addresses."""


@dataclass(frozen=True)
class SourceHost:
    """The pages of a repository on GitHub, GitLab or Forgejo."""

    repository: str = ""
    """Without a final slash; empty when the site has no public repository."""
    branch: str = "main"
    """With the folder of the network, when it does not lie at the top of the repository."""
    kind: Kind = Kind.GITHUB
    template: str = ""
    """The page of a line with `{path}` and `{line}`, for a host that is none of these."""

    @classmethod
    def of(cls, repo_url: str, edit_uri: str = "", content: str = "", template: str = "") -> SourceHost:
        """`edit_uri` is the site generator's setting: it leads from the repository to where the content is edited."""
        found = re.fullmatch(
            rf"/?(?P<gitlab>-/)?(?P<page>_?edit|blob|tree|raw|src/branch)/(?P<branch>.+?)(?:/{re.escape(content)})?/*",
            edit_uri,
        )
        root = repo_url.rstrip("/")
        name = urlsplit(root).hostname or ""
        kind = Kind.GITHUB
        if "gitlab" in name or (found and found["gitlab"]):
            kind = Kind.GITLAB
        elif _FORGEJO.search(name) or (found and found["page"] in ("_edit", "src/branch")):
            kind = Kind.FORGEJO
        return cls(root, found["branch"] if found else "main", kind, template)

    def line(self, location: Location) -> str:
        if not location.file or not (self.repository or self.template):
            return ""
        if self.template:
            return self.template.format(path=location.file, line=location.line)
        place, mark = {
            Kind.GITHUB: ("blob", "?plain=1"),
            Kind.GITLAB: ("-/blob", ""),
            Kind.FORGEJO: ("src/branch", "?display=source"),
        }[self.kind]
        return f"{self.repository}/{place}/{self.branch}/{location.file}{mark}#L{location.line}"

    def line_of(self, entry: object) -> str:
        """Where an entry is written; empty for a page that no single line makes."""
        origin = getattr(entry, "origin", None)
        return self.line(origin) if isinstance(origin, Location) else ""

    @property
    def new_file(self) -> str:
        """The page for a new file, with holes. GitHub and Forgejo take the text as well; GitLab takes the name."""
        if not self.repository:
            return ""
        if self.kind is Kind.GITLAB:
            return f"{self.repository}/-/new/{self.branch}?file_name={{path}}"
        page = "new" if self.kind is Kind.GITHUB else "_new"
        return f"{self.repository}/{page}/{self.branch}/{{folder}}?filename={{name}}&value={{text}}"

    def edit(self, file: str) -> str:
        """The page to edit a file."""
        page = {Kind.GITHUB: "edit", Kind.GITLAB: "-/edit", Kind.FORGEJO: "_edit"}[self.kind]
        return f"{self.repository}/{page}/{self.branch}/{file}" if self.repository else ""

    def upload(self, folder: str) -> str:
        """The page to add pictures to a folder; on GitLab that of the folder, which has a button for it."""
        page = {Kind.GITHUB: "upload", Kind.GITLAB: "-/tree", Kind.FORGEJO: "_upload"}[self.kind]
        return f"{self.repository}/{page}/{self.branch}/{folder}" if self.repository else ""
