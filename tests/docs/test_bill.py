"""What a site is made of can be said, and it is made the same everywhere."""

import json
import re
import subprocess
import sys

from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator

from tests.building import REPOSITORY


def test_the_bill_of_materials_names_every_locked_package_once() -> None:
    lock = REPOSITORY / "requirements" / "site.txt"
    command = [sys.executable, str(REPOSITORY / ".ci" / "sbom.py"), str(lock)]
    first, second = (subprocess.run(command, capture_output=True, check=True).stdout for _ in range(2))
    bill = json.loads(first)
    locked = re.findall(r"^([A-Za-z0-9._-]+)==([^\s;\\]+)", lock.read_text(), re.MULTILINE)

    assert first == second
    assert (bill["bomFormat"], bill["specVersion"]) == ("CycloneDX", "1.6")
    assert {(one["name"], one["version"]) for one in bill["components"]} == set(locked)
    references = [one["bom-ref"] for one in bill["components"]]
    assert bill["dependencies"][0]["dependsOn"] == references
    assert len(references) == len(set(references))
    assert all(one["properties"] for one in bill["components"])
    assert JsonStrictValidator(SchemaVersion.V1_6).validate_str(first.decode()) is None


def test_the_schema_of_bills_is_really_asked() -> None:
    command = [sys.executable, str(REPOSITORY / ".ci" / "sbom.py"), str(REPOSITORY / "requirements" / "site.txt")]
    bill = json.loads(subprocess.run(command, capture_output=True, check=True).stdout)
    wrong = (
        {**bill, "components": [{**bill["components"][0], "type": "package"}]},
        {**bill, "components": [{**bill["components"][0], "sha256": "0"}]},
        {**bill, "specVersion": 1.6},
    )

    assert [JsonStrictValidator(SchemaVersion.V1_6).validate_str(json.dumps(one)) is None for one in wrong] == [
        False
    ] * 3
