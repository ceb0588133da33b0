"""Our plugins written into the settings of a site that somebody has: what stands there stays, sign for sign."""

from collections.abc import Mapping, Sequence

from yaml.nodes import CollectionNode, MappingNode, Node, SequenceNode

from pakten.reading.yaml.emitter import scalar
from pakten.reading.yaml.foreign import child

PLUGINS = ("pakten/pages", "pakten/feeds")
"""Beside the one that has the settings."""
FIRST = "pakten/catalogue"
_OF_MKDOCS = "search"
"""The plugin that MkDocs uses where nobody names any."""

Options = Mapping[str, str | Mapping[str, str]]


class UnreadablePluginsError(Exception):
    """The list of plugins is neither a list nor a mapping."""


def with_plugins(text: str, settings: Node, options: Options) -> str:
    """The settings with our plugins after the others, and nothing else changed; raises UnreadablePluginsError."""
    plugins = child(settings, "plugins")
    if plugins is None:
        added = "\n".join(("plugins:", f"  - {_OF_MKDOCS}", *_as_items(options, "  ")))
        return f"{text.rstrip()}\n{added}\n"
    if not isinstance(plugins, SequenceNode | MappingNode):
        raise UnreadablePluginsError
    if plugins.flow_style:
        own = f"{FIRST}: {_in_braces(options)}"
        keys = (own, *(f"{name}: {{}}" for name in PLUGINS))
        items = keys if isinstance(plugins, MappingNode) else (f"{{{own}}}", *PLUGINS)
        at = plugins.end_mark.index - 1
        before = text[:at].rstrip()
        return f"{before.rstrip(',')}{', ' if plugins.value else ''}{', '.join(items)}{text[at:]}"
    indent = " " * plugins.start_mark.column
    if isinstance(plugins, SequenceNode):
        return _after(text, plugins, _as_items(options, indent))
    empty = (f"{indent}{name}: {{}}" for name in PLUGINS)
    return _after(text, plugins, [f"{indent}{FIRST}:", *_below(options, f"{indent}  "), *empty])


def with_page(text: str, settings: Node, title: str, page: str) -> str:
    """The settings with a page at the end of the menu, where somebody has written one."""
    nav = child(settings, "nav")
    if not isinstance(nav, SequenceNode) or nav.flow_style or not nav.value:
        return text
    return _after(text, nav, [f"{' ' * nav.start_mark.column}- {scalar(title)}: {page}"])


def _after(text: str, block: CollectionNode, added: Sequence[str]) -> str:
    """Below the last line of a block; the node itself ends where the next thing begins."""
    last: Node = block
    while isinstance(last, CollectionNode) and last.value and not last.flow_style:
        last = last.value[-1][1] if isinstance(last, MappingNode) else last.value[-1]
    lines = text.split("\n")
    end = last.end_mark.line + (last.end_mark.column > 0 or last is block)
    while end > 1 and not lines[end - 1].strip():
        end -= 1
    return "\n".join((*lines[:end], *added, *(lines[end:] or [""])))


def _as_items(options: Options, indent: str) -> list[str]:
    return [f"{indent}- {FIRST}:", *_below(options, f"{indent}    "), *(f"{indent}- {name}" for name in PLUGINS)]


def _below(options: Options, indent: str) -> list[str]:
    return [
        f"{indent}{key}: {scalar(value) if isinstance(value, str) else _in_braces(value)}"
        for key, value in options.items()
    ]


def _in_braces(values: Options) -> str:
    shown = (
        f"{key}: {scalar(value, in_list=True) if isinstance(value, str) else _in_braces(value)}"
        for key, value in values.items()
    )
    return f"{{{', '.join(shown)}}}"
