"""Debian's nginx, as a server of one's own has it, on a port of this machine and with nobody's settings but ours."""

import os
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
    settings = work / "nginx.conf"
    # Workers of a server that root starts become somebody else, who may not look into a test's folder.
    user = "user root;" if work.owner() == "root" else ""
    with socket.create_server(("127.0.0.1", 0)) as ours:
        port = ours.getsockname()[1]
        settings.write_text(user + _AROUND.format(work=work, http=http, server=server, port=port))
        # It takes over the socket, as it does when it is replaced by a newer one: so no other can get the port first,
        # and who asks before it is ready waits.
        process = subprocess.Popen(
            [nginx, "-c", settings, "-e", work / "error.log"],
            env={**os.environ, "NGINX": f"{ours.fileno()};"},
            pass_fds=[ours.fileno()],
            stderr=subprocess.PIPE,
            text=True,
        )
    with process:
        try:
            yield f"http://127.0.0.1:{port}"
        finally:
            process.terminate()
            _, wrong = process.communicate()
            assert process.returncode == 0, wrong
