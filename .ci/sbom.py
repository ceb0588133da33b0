"""What a site is built with, as a CycloneDX bill of materials: the locked versions, with their digests.

python .ci/sbom.py requirements/site.txt > sbom.cdx.json
"""

from __future__ import annotations

import json
import re
import sys
import tomllib
from pathlib import Path
from typing import Any

_PINNED = re.compile(r"^([A-Za-z0-9._-]+)==([^\s;\\]+)")
_HASH = re.compile(r"--hash=sha256:([0-9a-f]{64})")


def components(lock: str) -> list[dict[str, Any]]:
    """One for each locked package, in the order of their names."""
    found: list[dict[str, Any]] = []
    for line in lock.splitlines():
        if pinned := _PINNED.match(line):
            name, version = pinned.groups()
            purl = f"pkg:pypi/{re.sub(r'[-_.]+', '-', name).lower()}@{version}"
            found.append({"type": "library", "bom-ref": purl, "name": name, "version": version, "purl": purl})
        if found and (digests := _HASH.findall(line)):
            # An index offers several files of one version; any of them may have been installed.
            found[-1].setdefault("properties", []).extend(
                {"name": "pakten:file:sha256", "value": digest} for digest in digests
            )
    return sorted(found, key=lambda one: str(one["purl"]))


def bill(lock: str, project: dict[str, Any]) -> dict[str, Any]:
    """Without a time and a number of its own, so that the same lock gives the same bytes."""
    parts = components(lock)
    ref = f"pkg:pypi/{project['name']}@{project['version']}"
    root = {
        "type": "application",
        "bom-ref": ref,
        "name": project["name"],
        "version": project["version"],
        "licenses": [{"license": {"id": project["license"]}}],
    }
    return {
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {"component": root},
        "components": parts,
        "dependencies": [{"ref": ref, "dependsOn": [one["bom-ref"] for one in parts]}],
    }


if __name__ == "__main__":
    about = tomllib.loads((Path(__file__).parents[1] / "pyproject.toml").read_text("utf-8"))["project"]
    print(json.dumps(bill(Path(sys.argv[1]).read_text("utf-8"), about), indent=1, ensure_ascii=False))
