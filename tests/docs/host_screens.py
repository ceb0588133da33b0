"""The pages of git hosts that the handbook speaks of, drawn by us after their published words, and marked so."""

from html import escape

DRAWN = "Ritad av oss: så heter knapparna hos {host}. Sidan kan se annorlunda ut."
STYLES = """
body { margin: 0; padding: 20px; font: 17px/1.5 system-ui, sans-serif; color: #1f2328; background: #fff }
.name { padding: 8px 12px; border: 1px solid #59636e; border-radius: 6px }
pre { margin: 14px 0; padding: 12px; border: 1px solid #d1d9e0; border-radius: 6px }
pre { font: 15px/1.5 monospace; white-space: pre-wrap }
b { display: inline-block; padding: 8px 16px; border-radius: 6px; color: #fff; background: #1a7f37 }
b.second { color: #1f2328; background: #eff2f5; border: 1px solid #59636e }
.check { padding: 12px; border: 1px solid #d1d9e0; border-radius: 6px; margin: 14px 0 }
small { display: block; margin-top: 18px; color: #59636e; font-size: 15px }
"""


def new_file(host: str, name: str, text: str, button: str) -> str:
    """The page for a new file, with name and text in it."""
    return _page(host, f'<p class="name">{escape(name)}</p><pre>{escape(text)}</pre><b>{escape(button)}</b>')


def proposal(host: str, title: str, check: str, button: str, undo: str) -> str:
    """A proposal that has been checked."""
    body = f'<h2>{escape(title)}</h2><p class="check">✔ {escape(check)}</p><b>{escape(button)}</b> '
    return _page(host, f'{body}<b class="second">{escape(undo)}</b>')


def _page(host: str, body: str) -> str:
    drawn = escape(DRAWN.format(host=host))
    return f"<!doctype html><meta charset=utf-8><style>{STYLES}</style>{body}<small>{drawn}</small>"
