"""Parts of templates that are put in where they are named, before a template is compiled: `{% inline "part.html" %}`.

An include makes a context of its own each time it is met, with a copy of every name; the page of an event has some
thirty of them, and a list one for each line. What is put in place costs nothing but itself. As with an include, what
the part sets stays inside it. Every template that has the part compiles it anew, so the others go on including.
"""

import re

from jinja2.ext import Extension

_INLINE = re.compile(r'\{% inline "([^"]+)" %\}')


class Inlining(Extension):
    """Knows `inline`, a word for templates."""

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:
        """The source with its parts in it, and theirs in them; raises TemplateNotFound for a part that is not there."""
        env = self.environment

        def part(named: re.Match[str]) -> str:
            assert env.loader is not None
            text, _, _ = env.loader.get_source(env, named.group(1))
            return f"{{% with %}}{self.preprocess(text, name)}{{% endwith %}}"

        return _INLINE.sub(part, source)
