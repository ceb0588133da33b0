"""The table of headers in the words of servers: nginx, `_headers` and `_redirects`, and a list for all others."""

from collections.abc import Iterator
from urllib.parse import quote

from pakten.publishing.headers import ALWAYS_ASK, BY_CONTENT, IMMUTABLE, TYPES, Headers, Rule


def nginx(headers: Headers, folder: str, root: str) -> str:
    """To be included in a `server` block that says its name, its port and its certificate."""
    return "\n".join(_nginx(headers, folder, root)) + "\n"


def _nginx(headers: Headers, folder: str, root: str) -> Iterator[str]:
    everywhere = dict(headers.everywhere)
    yield "# Made by pakten of what was built, to be included in the server block."
    yield f"root {_quoted(folder)};"
    yield "index index.html;"
    yield f"error_page 404 {_quoted(f'{root}404.html')};"
    yield "charset utf-8;"
    texts = sorted(kind.partition(";")[0] for kind in TYPES.values() if ";" in kind)
    yield f"charset_types {' '.join(one for one in texts if one != 'text/html')};"
    yield "etag on;"
    yield "gzip_static on;"
    yield "# brotli_static on;  # where the module is installed (libnginx-mod-http-brotli-static)"
    yield "server_tokens off;"
    yield "# Behind something that speaks https for it, or at another port, this server does not know its own address."
    yield "absolute_redirect off;"
    yield ""
    yield "types {"
    for suffix, kind in TYPES.items():
        yield f"    {kind.partition(';')[0]} {suffix[1:]};"
    yield "    image/png png;"
    yield "    image/jpeg jpg jpeg;"
    yield "}"
    yield ""
    for old, new in headers.redirects:
        yield f"location = {_quoted(old)} {{ return 301 {quote(new)}$is_args$args; }}"
    yield ""
    yield from _block("", everywhere)
    for rule in headers.rules:
        yield ""
        pattern = rule.pattern.replace(".", r"\.").replace("*", ".*")
        yield f"location ~ ^{pattern}$ {{"
        yield from _block("    ", {**everywhere, **dict(rule.headers)})
        yield "}"
    yield ""
    yield f'location ~ "{BY_CONTENT}" {{'
    yield "    try_files $uri @now;"
    yield from _block("    ", {**everywhere, "Cache-Control": IMMUTABLE})
    yield "}"
    yield ""
    yield "# Whoever has opened a page just before a release gets today's files in the place of those of that page."
    yield "location @now {"
    yield r'    rewrite "^(.*)\.[0-9a-f]+\.([a-z0-9]+)$" $1.$2 break;'
    yield from _block("    ", everywhere)
    yield "}"
    yield ""
    yield "# Hidden files are nobody's to read, but for proofs of ownership (RFC 8615)."
    yield r"location ~ /\.(?!well-known/) { return 404; }"


def _quoted(text: str) -> str:
    """One word, whatever signs it has that would end it or begin another."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _block(indent: str, headers: dict[str, str]) -> Iterator[str]:
    for name, value in headers.items():
        yield f'{indent}add_header {name} "{value}" always;'


def headers_file(headers: Headers, root: str) -> str:
    """As Netlify, Cloudflare Pages and others read it, from the root of the site."""
    blocks = [_entry(f"{root}*", headers.everywhere)]
    for rule in (*headers.rules, *(Rule(one, (("Cache-Control", IMMUTABLE),)) for one in headers.lasting)):
        # There headers of all rules that fit are put together: what was said for all is taken back first.
        names = {name for name, _ in headers.everywhere}
        again = [f"! {name}" for name, _ in rule.headers if name in names]
        blocks.append("\n".join([rule.pattern, *(f"  {line}" for line in again), *_lines(rule.headers)]))
    blocks.append(_entry(f"{root}*.ics", (("Content-Type", TYPES[".ics"]),)))
    blocks.append(_entry(f"{root}*.avif", (("Content-Type", TYPES[".avif"]),)))
    return "\n\n".join(blocks) + "\n"


def _entry(pattern: str, headers: tuple[tuple[str, str], ...]) -> str:
    return "\n".join([pattern, *_lines(headers)])


def _lines(headers: tuple[tuple[str, str], ...]) -> list[str]:
    return [f"  {name}: {value}" for name, value in headers]


def redirects_file(headers: Headers) -> str:
    """Addresses as a browser asks for them: there a space ends one, and a colon or an asterisk stands for others."""
    return "".join(f"{quote(old)} {quote(new)} 301\n" for old, new in headers.redirects)


def table(headers: Headers, root: str) -> str:
    """For a server that is set by hand."""
    rows = [("all", f"{root}*", name, value) for name, value in headers.everywhere]
    rows += [("", rule.pattern, name, value) for rule in headers.rules for name, value in rule.headers]
    rows += [("", f"{root}*{suffix}", "Content-Type", kind) for suffix, kind in TYPES.items()]
    rows += [("", BY_CONTENT, "Cache-Control", IMMUTABLE), ("", root, "Cache-Control", ALWAYS_ASK)]
    rows += [("", old, "301", new) for old, new in headers.redirects]
    lines = [f"| {where} | {name} | `{value}` |" for _, where, name, value in rows]
    return "\n".join(["| path | header | value |", "|---|---|---|", *lines]) + "\n"
