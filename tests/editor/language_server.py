"""An editor, as far as the language server can tell: opens a file of a folder and reads what the author would see."""

import json
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import Any

SERVER = Path(__file__).parent / "node_modules" / "yaml-language-server" / "bin" / "yaml-language-server"


@dataclass(frozen=True)
class Editor:
    """A window with one folder open."""

    folder: Path
    process: subprocess.Popen[bytes]
    settings: dict[str, Any]
    numbers: Iterator[int] = field(default_factory=count)

    def opened(self, text: str) -> str:
        """Opens a text as a file of its own, so that what is said about it is not about an earlier one."""
        uri = (self.folder / f"{next(self.numbers)}.yaml").as_uri()
        document = {"uri": uri, "languageId": "yaml", "version": 1, "text": text}
        self._send({"method": "textDocument/didOpen", "params": {"textDocument": document}})
        return uri

    def problems(self, text: str) -> list[str]:
        """What the editor underlines, as `line:column message`, in order."""
        uri = self.opened(text)
        while True:
            told = self._read()
            if told.get("method") == "textDocument/publishDiagnostics" and told["params"]["uri"] == uri:
                break
        found = [(one["range"]["start"], one["message"]) for one in told["params"]["diagnostics"]]
        return [
            f"{start['line'] + 1}:{start['character'] + 1} {message}"
            for start, message in sorted(found, key=lambda one: (one[0]["line"], one[0]["character"], one[1]))
        ]

    def hover(self, uri: str, line: int, column: int) -> str:
        """What the editor says about the word at a place, counted from 1."""
        found = self._ask("textDocument/hover", uri, line, column)
        return str(found["contents"]["value"]) if found else ""

    def completions(self, uri: str, line: int, column: int) -> dict[str, str]:
        """What may be written at a place: the word, and what the editor says about it."""
        found = self._ask("textDocument/completion", uri, line, column)
        return {item["label"]: _text(item.get("documentation", "")) for item in found["items"]}

    def _ask(self, method: str, uri: str, line: int, column: int) -> Any:
        position = {"line": line - 1, "character": column - 1}
        return self.request(method, {"textDocument": {"uri": uri}, "position": position})

    def request(self, method: str, params: dict[str, Any]) -> Any:
        self._send({"id": method, "method": method, "params": params})
        while True:
            told = self._read()
            if told.get("id") == method and "method" not in told:
                return told["result"]

    def notify(self, method: str, params: dict[str, Any]) -> None:
        self._send({"method": method, "params": params})

    def _send(self, message: dict[str, Any]) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        assert self.process.stdin is not None
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)
        self.process.stdin.flush()

    def _read(self) -> dict[str, Any]:
        """The next thing that the server says; what it asks for is answered on the way."""
        assert self.process.stdout is not None
        length = 0
        while (line := self.process.stdout.readline()).strip() or not length:
            if not line:
                raise EOFError(
                    "the language server has ended: is Node.js there, and `npm ci --prefix tests/editor` done?"
                )
            if line.lower().startswith(b"content-length:"):
                length = int(line.split(b":")[1])
        told: dict[str, Any] = json.loads(self.process.stdout.read(length))
        if told.get("method") == "workspace/configuration":
            answers = [self.settings.get(item.get("section", "")) for item in told["params"]["items"]]
            self._send({"id": told["id"], "result": answers})
        elif "method" in told and "id" in told:
            self._send({"id": told["id"], "result": None})
        return told


def _text(documentation: str | dict[str, str]) -> str:
    return documentation if isinstance(documentation, str) else documentation["value"]


@contextmanager
def editor_in(folder: Path, settings: dict[str, Any]) -> Iterator[Editor]:
    """The server, started as an editor starts it, with the settings of that editor by their section."""
    process = subprocess.Popen(
        ["node", str(SERVER), "--stdio"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    )
    editor = Editor(folder, process, settings)
    try:
        capabilities = {
            "workspace": {"configuration": True, "workspaceFolders": True},
            "textDocument": {"completion": {"completionItem": {"documentationFormat": ["markdown"]}}},
        }
        root = folder.as_uri()
        folders = [{"uri": root, "name": folder.name}]
        start = {"processId": None, "rootUri": root, "workspaceFolders": folders, "capabilities": capabilities}
        editor.request("initialize", start)
        editor.notify("initialized", {})
        yield editor
    finally:
        process.kill()
        process.communicate()
