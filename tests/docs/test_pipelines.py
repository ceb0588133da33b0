"""The pipelines: linted, pinned, without rights that they do not need, and their steps run as the hosts run them."""

import base64
import json
import os
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from packaging.version import Version

from tests.building import REPOSITORY

WORKFLOWS = sorted((REPOSITORY / ".github" / "workflows").glob("*.yml"))
GITLAB = sorted((REPOSITORY / ".ci").glob("*.gitlab-ci.yml"))


def script(name: str, *arguments: str, **variables: str) -> str:
    environ = {"PATH": os.environ["PATH"], **variables}
    done = subprocess.run(
        [REPOSITORY / ".ci" / name, *arguments], env=environ, capture_output=True, text=True, check=True
    )
    return done.stdout.strip()


def jobs() -> Iterator[tuple[str, Any]]:
    for path in WORKFLOWS:
        for name, job in yaml.safe_load(path.read_text("utf-8"))["jobs"].items():
            yield f"{path.name}:{name}", job


def steps() -> Iterator[Any]:
    for _, job in jobs():
        yield from job["steps"]


def test_an_auditor_finds_nothing() -> None:
    zizmor = Path(sys.executable).with_name("zizmor")
    command = [str(zizmor), "--offline", "--persona", "auditor", "--no-progress", str(REPOSITORY / ".github")]
    done = subprocess.run(command, capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stdout + done.stderr
    assert "No findings to report" in done.stdout + done.stderr


@pytest.mark.thorough
def test_a_checker_of_workflows_finds_nothing() -> None:
    assert told_by_actionlint(*WORKFLOWS) == []


@pytest.mark.thorough
def test_the_checker_of_workflows_is_really_asked(tmp_path: Path) -> None:
    wrong = tmp_path / "ci.yml"
    wrong.write_text(
        WORKFLOWS[0].read_text("utf-8").replace("ubuntu-24.04", "ubuntu-2").replace("github.ref }", "it }")
    )

    assert {line.split('"')[1] for line in told_by_actionlint(wrong)} == {"ubuntu-2", "it"}


def told_by_actionlint(*workflows: Path) -> list[str]:
    command = ["node", str(REPOSITORY / "tests" / "node" / "lint_workflows.mjs"), *map(str, workflows)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    told: list[str] = json.loads(done.stdout)
    return told


@pytest.mark.parametrize("end", ["lowest", "highest"])
def test_both_hosts_build_with_what_is_lowest_and_highest(end: str) -> None:
    github = yaml.safe_load(WORKFLOWS[0].read_text("utf-8"))["jobs"]["dependencies"]
    gitlab = yaml.safe_load((REPOSITORY / ".gitlab-ci.yml").read_text("utf-8"))["beroenden"]

    assert end in github["strategy"]["matrix"]["end"]
    assert end in gitlab["parallel"]["matrix"][0]["END"]
    assert github["steps"][-1]["run"] == gitlab["script"][0] == 'make "$END"'


def test_the_lowest_lock_holds_the_lowest_that_is_allowed() -> None:
    """Whoever raises a limit runs `make lock`."""
    allowed = tomllib.loads((REPOSITORY / "pyproject.toml").read_text("utf-8"))["project"]["dependencies"]
    lock = (REPOSITORY / "requirements" / "lowest" / "site.txt").read_text("utf-8")
    locked = dict(re.findall(r"^([a-z0-9-]+)==([0-9][\w.]*)", lock, re.MULTILINE))
    lowest = dict(re.findall(r"^([\w-]+)>=([\d.]+)", one)[0] for one in allowed)

    # An index may have taken a version back; then the next one is the lowest that can be had.
    assert [name for name, least in lowest.items() if Version(locked[name]) < Version(least)] == []
    assert sum(Version(locked[name]) == Version(least) for name, least in lowest.items()) >= len(lowest) - 2


def test_nothing_from_elsewhere_can_change_under_its_name() -> None:
    used = [step["uses"] for step in steps() if "uses" in step]
    images = re.findall(
        r"(?:image|container): (?!\n)(\S+)",
        "\n".join(path.read_text("utf-8") for path in (*WORKFLOWS, *GITLAB, REPOSITORY / ".gitlab-ci.yml")),
    )

    assert used
    assert images
    assert [one for one in used if not re.search(r"@[0-9a-f]{40}$", one)] == []
    assert [one for one in images if not re.search(r"@sha256:[0-9a-f]{64}$", one)] == []


def test_what_is_fetched_leaves_no_key_behind() -> None:
    fetched = [step for step in steps() if step.get("uses", "").startswith("actions/checkout@")]

    assert fetched
    assert all(step["with"]["persist-credentials"] is False for step in fetched)


def test_only_the_job_that_publishes_may_publish() -> None:
    allowed = {name: job["permissions"] for name, job in jobs()}

    assert [path.name for path in WORKFLOWS if yaml.safe_load(path.read_text("utf-8"))["permissions"]] == []
    assert allowed == {
        "ci.yml:test": {"contents": "read"},
        "ci.yml:dependencies": {"contents": "read"},
        "granska.yml:granska": {"contents": "read"},
        "matrix.yml:matrix": {"contents": "read"},
        "publicera.yml:build": {"contents": "read"},
        "publicera.yml:deploy": {"pages": "write", "id-token": "write"},
        "publicera.yml:remember": {"contents": "write"},
        "publicera.yml:stay-awake": {"actions": "write"},
        "release.yml:build": {"contents": "read"},
        "release.yml:publish": {"id-token": "write"},
    }


def test_a_release_is_the_version_that_its_tag_names(tmp_path: Path) -> None:
    for name in ("pakten-0.2.0.tar.gz", "pakten-0.2.0-py3-none-any.whl"):
        (tmp_path / name).touch()
    assert script("is-version", "v0.2.0", str(tmp_path)) == ""
    with pytest.raises(subprocess.CalledProcessError):
        script("is-version", "v0.2.1", str(tmp_path))


def test_a_package_leads_to_the_repository_that_it_was_built_from(tmp_path: Path) -> None:
    (tmp_path / ".ci").mkdir()
    shutil.copy(REPOSITORY / ".ci" / "own-urls", tmp_path / ".ci")
    shutil.copy(REPOSITORY / "pyproject.toml", tmp_path)
    for name, works in (("acme/pact", True), ("acme/pa|ct", False), ("acme", False)):
        done = subprocess.run([tmp_path / ".ci" / "own-urls", name], capture_output=True, check=False)
        assert (done.returncode == 0) is works
        if name == "acme/pact":
            urls = tomllib.loads((tmp_path / "pyproject.toml").read_text("utf-8"))["project"]["urls"]
            assert urls["Repository"] == "https://github.com/acme/pact"
            assert all(url.startswith("https://github.com/acme/pact") for url in urls.values())


def test_the_wheel_says_what_it_is_and_brings_its_documentation() -> None:
    whole = tomllib.loads((REPOSITORY / "pyproject.toml").read_text("utf-8"))
    project = whole["project"]
    assert "Framework :: MkDocs" in project["classifiers"]
    assert project["keywords"]
    assert set(project["urls"]) == {"Documentation", "Repository", "Issues", "Changelog"}
    brought = whole["tool"]["hatch"]["build"]["targets"]["wheel"]["shared-data"]
    assert all((REPOSITORY / source).exists() for source in brought)
    assert not [one for one in project["dependencies"] if "material" in one]


def test_no_value_of_a_proposal_stands_in_a_script() -> None:
    assert [step["run"] for step in steps() if "${{" in step.get("run", "")] == []


@pytest.mark.parametrize(
    ("now", "called", "due"),
    [
        ("2027-07-01T22:20Z", "15 22 * * *", "yes"),
        ("2027-07-01T23:20Z", "15 23 * * *", "no"),
        ("2027-01-10T22:20Z", "15 22 * * *", "no"),
        ("2027-01-10T23:20Z", "15 23 * * *", "yes"),
        # A host may start it hours late, and the clocks change in between.
        ("2027-01-11T03:50Z", "15 23 * * *", "yes"),
        ("2027-03-27T23:20Z", "15 23 * * *", "yes"),
        ("2027-03-28T22:20Z", "15 22 * * *", "yes"),
        ("2027-10-30T22:20Z", "15 22 * * *", "yes"),
        ("2027-10-31T23:20Z", "15 23 * * *", "yes"),
        ("2027-07-01T12:00Z", "", "yes"),
    ],
)
def test_the_night_begins_at_the_same_hour_in_summer_and_winter(now: str, called: str, due: str) -> None:
    assert script("is-due", called, NOW=now) == due


def test_the_workflow_is_called_at_both_hours_of_utc() -> None:
    workflow = yaml.safe_load((REPOSITORY / ".github/workflows/publicera.yml").read_text("utf-8"))

    # YAML 1.1 reads the key `on` as true.
    assert [one["cron"] for one in workflow[True]["schedule"]] == ["15 22 * * *", "15 23 * * *"]


@pytest.mark.parametrize(
    ("repository", "chosen", "address"),
    [
        ("Acme/Pact", "", "https://acme.github.io/Pact/"),
        ("Acme/acme.github.io", "", "https://acme.github.io/"),
        ("acme/pact", "https://pact.example/under", "https://pact.example/under/"),
        ("acme/pact", "https://pact.example/", "https://pact.example/"),
    ],
)
def test_a_fork_knows_its_address(repository: str, chosen: str, address: str) -> None:
    assert script("site-url", repository, PAKTEN_SITE_URL=chosen) == address


def test_the_steps_that_publish_run_as_they_stand(tmp_path: Path) -> None:
    """With a `make` that says for which address it was called, instead of building for a minute."""
    tools = tmp_path / "bin"
    tools.mkdir()
    for name in ("make", "pakten", "gh"):
        (tools / name).write_text(f'#!/bin/sh\necho {name} "$@" "$PAKTEN_SITE_URL" "$PAKTEN_COMMIT"\n')
        (tools / name).chmod(0o755)
    shutil.copytree(REPOSITORY / ".ci", tmp_path / ".ci")
    workflow = yaml.safe_load((REPOSITORY / ".github/workflows/publicera.yml").read_text("utf-8"))
    environ = {
        "PATH": f"{tools}:{os.environ['PATH']}",
        "GITHUB_REPOSITORY": "Acme/Pact",
        "GITHUB_SHA": "abc",
        "GITHUB_OUTPUT": str(tmp_path / "output"),
        "PAKTEN_SITE_URL": "",
        "SCHEDULE": "",
    }
    said = {}
    others = [job for name, job in workflow["jobs"].items() if name != "remember"]
    for step in (one for job in others for one in job["steps"] if "run" in one and one.get("id") != "ledger"):
        done = subprocess.run(
            ["bash", "-eo", "pipefail", "-c", step["run"]],
            cwd=tmp_path,
            env=environ,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        said[step["id"]] = done.stdout.strip()

    assert (tmp_path / "output").read_text() == "due=yes\n"
    assert said["build"] == "make site https://acme.github.io/Pact/ abc"
    assert said["compare"].startswith("pakten compare https://acme.github.io/Pact/ --format github")
    assert said["awake"].startswith("gh api --method PUT repos/Acme/Pact/actions/workflows/publicera.yml/enable")


def run_as_it_stands(script: str, folder: Path, **environ: str) -> str:
    done = subprocess.run(
        ["bash", "-eo", "pipefail", "-c", script],
        cwd=folder,
        env={"PATH": f"{folder / 'bin'}:{os.environ['PATH']}", **environ},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def remembered(folder: Path, known: str, saved: str) -> str:
    """What is said when a line more is remembered; `known` and `saved` answer for the host."""
    host = f'#!/bin/sh\nif [ "$2" = --method ]; then {saved}; else {known}; fi\n'
    program = "#!/bin/sh\nprintf '/\\n/om/\\n' > addresses.txt\n"
    for name, text in ((".venv/bin/pakten", program), ("bin/gh", host)):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text)
        (folder / name).chmod(0o755)
    subprocess.run(["git", "init", "--quiet", str(folder)], check=True)
    scripts = {step.get("id"): step["run"] for step in steps() if "run" in step}
    run_as_it_stands(scripts["ledger"], folder, GITHUB_OUTPUT=str(folder / "output"))
    ledger = (folder / "output").read_text().removeprefix("ledger=").strip()
    chosen = {"LEDGER": ledger, "BRANCH": "main", "GITHUB_REPOSITORY": "Acme/Pact"}
    return run_as_it_stands(scripts["remember"], folder, **chosen)


@pytest.mark.parametrize(("known", "sha"), [("echo 1f", ["--raw-field", "sha=1f"]), ("exit 1", [])])
def test_addresses_that_have_been_published_are_remembered(tmp_path: Path, known: str, sha: list[str]) -> None:
    assert remembered(tmp_path, known, "printf '%s\\n' \"$@\" > put") == ""

    assert base64.b64decode((tmp_path / "content").read_text()) == b"/\n/om/\n"
    message = "message=Minns adresserna som har publicerats"
    assert (tmp_path / "put").read_text().splitlines() == [
        *("api", "--method", "PUT", "repos/Acme/Pact/contents/addresses.txt", "--silent"),
        *("--raw-field", message, "--raw-field", "branch=main", "--field", "content=@content"),
        *sha,
    ]


def test_a_host_that_does_not_let_them_be_saved_is_told_of_and_fails_nothing(tmp_path: Path) -> None:
    told = remembered(tmp_path, "exit 1", "exit 1")

    assert told.startswith("::warning file=addresses.txt::Adresserna kunde inte sparas.")


def test_gitlab_publishes_what_has_been_built_and_nothing_else() -> None:
    job = yaml.safe_load((REPOSITORY / ".ci/publicera.gitlab-ci.yml").read_text("utf-8"))

    assert job["pages"]["needs"] == ["bygg"]
    assert job["pages"]["script"] == ["mv site public"]
    assert job["pages"]["artifacts"]["paths"] == ["public/"]
    assert job["bygg"]["artifacts"]["paths"] == ["site/", "addresses.txt"]


def test_gitlab_remembers_what_has_been_published(tmp_path: Path) -> None:
    job = yaml.safe_load((REPOSITORY / ".ci/publicera.gitlab-ci.yml").read_text("utf-8"))["minns"]
    host, work = tmp_path / "host", tmp_path / "work"
    subprocess.run(["git", "init", "--quiet", "--bare", "--initial-branch", "main", str(host)], check=True)
    subprocess.run(["git", "-C", str(host), "config", "receive.advertisePushOptions", "true"], check=True)
    subprocess.run(["git", "clone", "--quiet", str(host), str(work)], check=True, capture_output=True)
    (work / "addresses.txt").write_text("/\n")
    script = re.sub(r'"https://gitlab-ci-token:[^"]+"', str(host), "\n".join(job["script"]))

    for _ in range(2):
        run_as_it_stands(script, work, CI_DEFAULT_BRANCH="main")

    log = subprocess.run(["git", "-C", str(host), "log", "--format=%s"], capture_output=True, text=True, check=True)
    assert log.stdout == "Minns adresserna som har publicerats\n"


def test_gitlab_shows_a_proposal_at_the_address_that_it_was_built_for(tmp_path: Path) -> None:
    job = yaml.safe_load((REPOSITORY / ".ci/publicera.gitlab-ci.yml").read_text("utf-8"))["titta"]
    (tmp_path / "make").write_text('#!/bin/sh\necho "$PAKTEN_SITE_URL"\n')
    (tmp_path / "make").chmod(0o755)
    environ = {
        "PATH": f"{tmp_path}:{os.environ['PATH']}",
        "CI_PROJECT_ROOT_NAMESPACE": "acme",
        "CI_PAGES_DOMAIN": "pages.example",
        "CI_PROJECT_PATH": "acme/town/pact",
        "CI_JOB_ID": "7",
    }
    done = subprocess.run(
        ["bash", "-eo", "pipefail", "-c", "\n".join(job["script"])],
        cwd=tmp_path,
        env=environ,
        capture_output=True,
        text=True,
        check=True,
    )

    address = "https://acme.pages.example/-/town/pact/-/jobs/7/artifacts/site/"
    assert done.stdout.strip() == address
    assert (tmp_path / "review.env").read_text() == f"REVIEW_URL={address}index.html\n"
