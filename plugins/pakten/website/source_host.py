"""The git host: where the sources can be seen, mended and added to. No request is made to it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from pakten.domain.problem import Location


@dataclass(frozen=True)
class SourceHost:
    """The pages of a repository on GitHub or GitLab."""

    repository: str = ""
    """Without a final slash; empty when the site has no public repository."""
    branch: str = "main"
    """With the folder of the network, when it does not lie at the top of the repository."""
    is_gitlab: bool = False
    template: str = ""
    """The page of a line with `{path}` and `{line}`, for a host that is none of the two."""

    @classmethod
    def of(cls, repo_url: str, edit_uri: str = "", content: str = "", template: str = "") -> SourceHost:
        """`edit_uri` is the site generator's setting: it leads from the repository to where the content is edited."""
        found = re.fullmatch(
            rf"/?(?P<gitlab>-/)?(?:edit|blob|tree|raw)/(?P<branch>.+?)(?:/{re.escape(content)})?/*", edit_uri
        )
        root = repo_url.rstrip("/")
        is_gitlab = "gitlab" in (urlsplit(root).hostname or "") or bool(found and found["gitlab"])
        return cls(root, found["branch"] if found else "main", is_gitlab, template)

    def line(self, location: Location) -> str:
        if not location.file or not (self.repository or self.template):
            return ""
        if self.template:
            return self.template.format(path=location.file, line=location.line)
        if self.is_gitlab:
            return f"{self.repository}/-/blob/{self.branch}/{location.file}#L{location.line}"
        return f"{self.repository}/blob/{self.branch}/{location.file}?plain=1#L{location.line}"

    def line_of(self, entry: object) -> str:
        """Where an entry is written; empty for a page that no single line makes."""
        origin = getattr(entry, "origin", None)
        return self.line(origin) if isinstance(origin, Location) else ""

    @property
    def new_file(self) -> str:
        """The page for a new file, with holes. Only GitHub is known to take the text as well; GitLab takes the name."""
        if not self.repository:
            return ""
        if self.is_gitlab:
            return f"{self.repository}/-/new/{self.branch}?file_name={{path}}"
        return f"{self.repository}/new/{self.branch}/{{folder}}?filename={{name}}&value={{text}}"

    def edit(self, file: str) -> str:
        """The page to edit a file."""
        between = "-/edit" if self.is_gitlab else "edit"
        return f"{self.repository}/{between}/{self.branch}/{file}" if self.repository else ""
