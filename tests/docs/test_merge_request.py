"""What happens to a change that somebody proposes: the steps of the ready pipelines, run as the hosts run them."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.building import REPOSITORY
from tests.docs.conftest import Desk

EVENT = """
- id: frukost-i-husby-2027
  title: Frukost i Husby
  summary: Vi ses över en frukost.
  start: 2027-02-03 08:00
  end: 2027-02-03 09:30
  published: 2026-11-22
  type: frukostmote
  format: on_site
  place: folkets-husby
  areas: [jarva]
  organisers: [arbetsmarknadsforvaltningen]
  agreed_with: [jobbtorg-stockholm, vuxenutbildning-stockholm]
  registration:
    needed: false
  accessibility:
    step_free: unknown
  contact:
    name: Nätverkets kontaktfunktion
"""


def github_steps() -> dict[str, Any]:
    workflow = yaml.safe_load((REPOSITORY / ".github/workflows/granska.yml").read_text("utf-8"))
    return {step["id"]: step for step in workflow["jobs"]["granska"]["steps"] if "id" in step}


def gitlab_job() -> Any:
    return yaml.safe_load((REPOSITORY / ".ci/granska.gitlab-ci.yml").read_text("utf-8"))["granska"]


def on_github(desk: Desk, temp: Path, **told: str) -> tuple[int, str, str]:
    """Exit status of the check, its annotations, and the summary of the job."""
    summary = temp / "summary.md"
    summary.touch()
    variables = {"GITHUB_STEP_SUMMARY": str(summary), "RUNNER_TEMP": str(temp), **told}
    steps = github_steps()
    checked = desk.run(steps["check"]["run"], **variables)
    meaning = desk.run(steps["diff"]["run"], **variables)
    assert meaning.returncode == 0, meaning.stderr
    return checked.returncode, checked.stdout, summary.read_text("utf-8")


def add(desk: Desk, event: str) -> str:
    """Adds an event to the end of the list in a version of its own, and returns the version before."""
    base = desk.run("git rev-parse HEAD").stdout.strip()
    with (desk.folder / "events.yaml").open("a", encoding="utf-8") as file:
        file.write(event)
    desk.save()
    return base


def test_a_good_change_passes_and_is_told_in_words(desk: Desk, tmp_path: Path) -> None:
    add(desk, EVENT)
    status, annotations, summary = on_github(desk, tmp_path)
    assert status == 0
    assert "::error" not in annotations
    assert summary.startswith("## Granskningen\n\n```text\nInga fel.\n```\n")
    _, _, told = summary.partition("## Vad ändringen betyder\n\n")
    assert told.splitlines()[0].startswith("- 1 ny träff")
    assert "Järva" in told


def test_a_mistake_stands_on_its_line_and_stops_the_change(desk: Desk, tmp_path: Path) -> None:
    add(desk, EVENT.replace("place: folkets-husby", "plats: folkets-husby"))
    status, annotations, summary = on_github(desk, tmp_path)
    line = (desk.folder / "events.yaml").read_text("utf-8").splitlines().index("  plats: folkets-husby") + 1
    assert status == 1
    assert f"::error file=events.yaml,line={line},col=3" in annotations
    assert "När felen är rättade står här vad ändringen betyder" in summary


def test_many_mistakes_are_at_most_nine_annotations_and_a_summary(desk: Desk, tmp_path: Path) -> None:
    """GitHub shows ten of a step and passes the others over in silence."""
    mistaken = EVENT.replace("summary:", "ingress:")
    bad = "".join(mistaken.replace("husby-2027", f"husby-{number}") for number in range(30))
    add(desk, bad)
    status, annotations, summary = on_github(desk, tmp_path)
    assert status == 1
    assert annotations.count("::error") <= 10
    assert summary.count("ingress") >= 30


def test_what_others_have_changed_meanwhile_is_not_told(desk: Desk, tmp_path: Path) -> None:
    """GitHub hands over the proposal merged into what it is proposed to, as that is by then."""
    desk.run("git checkout --quiet -b proposal")
    add(desk, EVENT)
    desk.run("git checkout --quiet main")
    (desk.folder / "content/om/nytt.md").write_text("---\ntitle: Nytt\nsummary: Något nytt.\n---\n\nText.\n", "utf-8")
    desk.save()
    merged = desk.run("git merge --quiet --no-ff --no-edit proposal")
    assert merged.returncode == 0, merged.stderr

    _, _, summary = on_github(desk, tmp_path)

    _, _, told = summary.partition("## Vad ändringen betyder\n\n")
    assert told.startswith("- 1 ny träff")
    assert "Nytt" not in told


def moved(desk: Desk) -> None:
    """An hour later, and nothing said of it, as somebody does who edits the file on the host."""
    path = desk.folder / "events.yaml"
    path.write_text(path.read_text("utf-8").replace("2027-02-03 0", "2027-02-03 1"), "utf-8")
    desk.save()


def test_published_meeting_that_moves_in_silence_stops_the_change(desk: Desk, tmp_path: Path) -> None:
    add(desk, EVENT)
    moved(desk)
    before = desk.run("git rev-parse HEAD~1").stdout.strip()
    told = tmp_path / "event.json"
    told.write_text(json.dumps({"before": before, "repository": {"default_branch": "main"}}), "utf-8")
    pushed = {"GITHUB_EVENT_NAME": "push", "GITHUB_EVENT_PATH": str(told), "GITHUB_REF": "refs/heads/main"}
    status, annotations, summary = on_github(desk, tmp_path, **pushed)
    assert (status, annotations.count("title=E601::De som prenumererar")) == (1, 1)
    assert "E601" in summary
    script = "\n".join(gitlab_job()["script"])
    done = desk.run(script, CI_MERGE_REQUEST_DIFF_BASE_SHA=before)
    assert done.returncode == 1
    assert [one["check_name"] for one in json.loads((desk.folder / "granskning.json").read_text("utf-8"))] == ["E601"]


def test_all_that_a_comparison_needs_is_fetched() -> None:
    workflow = yaml.safe_load((REPOSITORY / ".github/workflows/granska.yml").read_text("utf-8"))
    checkout = next(step for step in workflow["jobs"]["granska"]["steps"] if "checkout" in step.get("uses", ""))
    assert checkout["with"]["fetch-depth"] == 0
    assert gitlab_job()["variables"]["GIT_DEPTH"] == 0


@pytest.mark.parametrize("broken", [False, True])
def test_gitlab_gets_a_report_and_a_text_to_show(desk: Desk, broken: bool) -> None:
    base = add(desk, EVENT.replace("place:", "plats:") if broken else EVENT)
    script = "\n".join(gitlab_job()["script"])
    done = desk.run(script, CI_MERGE_REQUEST_DIFF_BASE_SHA=base)
    found = json.loads((desk.folder / "granskning.json").read_text("utf-8"))
    told = (desk.folder / "andringen.txt").read_text("utf-8")
    errors = [one for one in found if one["severity"] in ("major", "critical", "blocker")]
    if broken:
        assert done.returncode == 1
        assert {one["location"]["path"] for one in errors} == {"events.yaml"}
        assert told.startswith("När felen är rättade")
    else:
        assert done.returncode == 0, done.stdout + done.stderr
        assert errors == []
        assert told.startswith("1 ny träff")


def test_gitlab_reports_the_files_that_the_script_writes() -> None:
    job = gitlab_job()
    script = "\n".join(job["script"])
    assert re.fullmatch(r"\w[-\w ]*", job["artifacts"]["expose_as"], re.ASCII), "GitLab takes no other signs"
    for file in (*job["artifacts"]["paths"], job["artifacts"]["reports"]["codequality"]):
        assert f"> {file}" in script


def test_a_proposed_change_can_read_and_nothing_more() -> None:
    """Its files come from anybody: no secrets, and no values of the proposal inside a script."""
    text = (REPOSITORY / ".github/workflows/granska.yml").read_text("utf-8")
    workflow = yaml.safe_load(text)
    assert workflow["permissions"] == {}
    assert [job["permissions"] for job in workflow["jobs"].values()] == [{"contents": "read"}]
    assert list(workflow[True]) == ["pull_request", "push"], "YAML 1.1 reads the key `on` as true"
    assert not any("${{" in step["run"] for step in github_steps().values())
