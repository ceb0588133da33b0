"""Debian's nginx, as a server of one's own has it, on a port of this machine and with nobody's settings but ours."""

from __future__ import annotations

import select
import shutil
import socket
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

_AROUND = """
daemon off;
pid {work}/pid;
error_log {work}/error.log warn;
events {{ worker_connections 512; }}
http {{
    include /etc/nginx/mime.types;
    access_log off;
    client_body_temp_path {work}/body;
    proxy_temp_path {work}/proxy;
    fastcgi_temp_path {work}/fastcgi;
    uwsgi_temp_path {work}/uwsgi;
    scgi_temp_path {work}/scgi;
    {http}
    server {{
        listen 127.0.0.1:{port};
        {server}
    }}
}}
"""


@contextmanager
def served(work: Path, server: str, http: str = "") -> Iterator[str]:
    """The address, without a final slash, while nginx serves what `server` says."""
    nginx = shutil.which("nginx", path="/usr/sbin:/usr/local/sbin:/usr/bin:/usr/local/bin")
    if nginx is None:
        pytest.fail("No nginx here: install Debian's nginx-light.", pytrace=False)
    port = free_port()
    settings = work / "nginx.conf"
    # Workers of a server that root starts become somebody else, who may not look into a test's folder.
    user = "user root;" if work.owner() == "root" else ""
    settings.write_text(user + _AROUND.format(work=work, http=http, server=server, port=port))
    with subprocess.Popen(
        [nginx, "-c", settings, "-e", work / "error.log"], stderr=subprocess.PIPE, text=True
    ) as process:
        try:
            _answers(port, process)
            yield f"http://127.0.0.1:{port}"
        finally:
            process.terminate()
            process.wait()


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port: int = one.getsockname()[1]
        return port


def _answers(port: int, process: subprocess.Popen[str]) -> None:
    for _ in range(3000):
        if process.poll() is not None:
            pytest.fail(f"nginx did not start: {process.stderr and process.stderr.read()}", pytrace=False)
        try:
            socket.create_connection(("127.0.0.1", port)).close()
        except OSError:
            # Not `sleep`, which fails under a clock that is set forward.
            select.select((), (), (), 0.01)
        else:
            return
    pytest.fail("nginx does not answer", pytrace=False)
