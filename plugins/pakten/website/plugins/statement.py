"""The accessibility statement: how far the site lives up to the law, in the publisher's own words and as data.

A statement that lacks something the law asks for is worse than none, because it looks complete. So the build asks for
what is missing (as `reading.network.statement` says it), and says when the assessment has grown old.
"""

import logging
import re
from datetime import date
from pathlib import Path

from jinja2 import Environment
from mkdocs.config import config_options as option
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import Files

from pakten.domain.problem import Location
from pakten.reading.network.engine import statement_problems
from pakten.reading.network.statement import day
from pakten.website.mistakes import stop_on_errors
from pakten.website.plugins.catalogue import site_of
from pakten.website.plugins.pages import templates_of

log = logging.getLogger("mkdocs.plugins.pakten")


class StatementConfig(Config):
    """What the law asks for. Everything is checked together, so that all that is missing is told at once."""

    publisher = option.Type(str, default="")
    """The public body that answers for the site."""
    service = option.Type(str, default="")
    """The name of the service; the site's name when empty."""
    law = option.Type(dict, default={})
    """{text, url}: the law that the site follows."""
    standard = option.Type(str, default="")
    """The requirements that it was assessed against."""
    status = option.Type(str, default="")
    """`full`, `partial` or `none`."""
    assessed = option.Type((str, date), default="")
    """When it was last assessed."""
    method = option.Type(str, default="")
    """How, and by whom."""
    updated = option.Type((str, date), default="")
    """When the statement was last looked through."""
    shortcomings = option.Type(list, default=[])
    """What does not meet the requirements: list of {text, reason, alternative, wcag}."""
    burdens = option.Type(list, default=[])
    """What is left out as too great a burden: list of {text, reason, alternative}."""
    outside = option.Type(list, default=[])
    """What the law does not cover: list of {text, reason, alternative}."""
    feedback = option.Type(dict, default={})
    """{text, url}: how to tell of shortcomings, and to ask for content in another form."""
    authority = option.Type(dict, default={})
    """{text, url}: the authority that supervises, and where to complain."""


class StatementPlugin(BasePlugin[StatementConfig]):
    """Gives the statement to the page that shows it."""

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        site = site_of(config)
        settings = Path(config.config_file_path)
        written = {**self.config, "service": self.config.service or site.name}
        at = Location(settings.name, _line(settings))
        stop_on_errors(tuple(statement_problems(written, lambda *_: at)), site.words, lambda _: [])
        assessed = day(written["assessed"]) or date.min
        self.statement = {**written, "assessed": assessed, "updated": day(written["updated"])}
        if is_old(assessed, site.today):
            # Told like the other warnings: they do not stop a build, not even a strict one.
            log.info("%s", site.words("statement.old", date=assessed, file=f"{settings.name}:{_line(settings)}"))
        return config

    # Before the pages are made.
    @event_priority(50)
    def on_env(self, env: Environment, config: MkDocsConfig, files: Files) -> None:
        for _, templates in templates_of(config, env):
            templates.globals["statement"] = self.statement


def is_old(assessed: date, today: date) -> bool:
    """Whether more than a year has passed since the assessment."""
    return (today.year - 1, today.month, today.day) > (assessed.year, assessed.month, assessed.day)


def _line(settings: Path) -> int:
    """The line of the settings where the statement stands."""
    lines = settings.read_text("utf-8").splitlines()
    return next((number for number, line in enumerate(lines, 1) if re.match(r"\s*- pakten/statement\b", line)), 1)
