"""Which version a change is held against: real branches, merges, squashes and clones, as hosts hand them over."""

import json
import shutil
from pathlib import Path

import pytest

from tests.cli.conftest import Edit, Pakten, git

pytestmark = pytest.mark.thorough

OCTOBER, MOVED = "2027-10-20 09:00", "2027-10-20 10:00"


def _commit(folder: Path, message: str = "Ändra") -> str:
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message", message)
    return git(folder, "rev-parse", "HEAD").strip()


def _told(pakten: Pakten, *options: str) -> list[str]:
    """The codes of the rule that is tried here."""
    plain = json.loads(pakten("check", "--format", "json", *options).out)
    return [one["code"] for one in plain if one["code"] in ("E601", "W516", "W517")]


def _move(edit: Edit) -> None:
    edit(f"start: {OCTOBER}", f"start: {MOVED}")


def _add(folder: Path) -> None:
    """A meeting in November is written and saved."""
    path = folder / "events.yaml"
    text = path.read_text("utf-8")
    october = text[text.index("- id: hostmote-2027") :]
    november = october.replace("hostmote-2027", "vintermote-2027").replace("2027-10-20", "2027-11-20")
    path.write_text(f"{text}\n{november}", "utf-8")
    _commit(folder)


def _proposal(folder: Path, edit: Edit) -> None:
    """A branch in which the meeting is moved, and then something else is done."""
    git(folder, "switch", "--quiet", "--create", "proposal")
    _move(edit)
    _commit(folder)
    (folder / "content/om/nytt.md").write_text("---\ntitle: Nytt\nsummary: Något nytt.\n---\n\nText.\n", "utf-8")
    _commit(folder)


def _others(folder: Path) -> None:
    """Somebody else publishes another change of the same list meanwhile."""
    git(folder, "switch", "--quiet", "main")
    path = folder / "events.yaml"
    path.write_text(path.read_text("utf-8").replace("areas: [kullen]", "areas: [kullen, hamnen]"), "utf-8")
    _commit(folder)
    git(folder, "push", "--quiet")


def _event(monkeypatch: pytest.MonkeyPatch, folder: Path, name: str, told: object, **variables: str) -> None:
    """What GitHub or Forgejo says about what has happened."""
    path = folder.parent / "event.json"
    path.write_text(json.dumps(told), "utf-8")
    for key, value in {"EVENT_NAME": name, "EVENT_PATH": str(path), **variables}.items():
        monkeypatch.setenv(f"GITHUB_{key}", value)


def test_moved_meeting_is_an_error_before_and_after_the_commit(repository: Path, edit: Edit, pakten: Pakten) -> None:
    _move(edit)
    before = pakten("check")
    assert before.status == 1
    assert "events.yaml:43:3: E601 De som prenumererar får inte veta det här: start har ändrats" in before.out
    assert "= Skriv updated: 2026-12-01 vid träffen." in before.out
    _commit(repository)
    assert pakten("check") == before
    edit("title: Höstmöte i hamnen", "updated: 2026-12-01\n  title: Höstmöte i hamnen")
    assert _told(pakten) == []


def test_all_commits_of_a_branch_are_looked_at(published: Path, edit: Edit, pakten: Pakten) -> None:
    _proposal(published, edit)
    assert _told(pakten) == ["E601"]
    edit("title: Höstmöte i hamnen", "updated: 2026-12-01\n  title: Höstmöte i hamnen")
    assert _told(pakten) == []


def test_what_is_new_in_a_branch_may_still_be_corrected(published: Path, edit: Edit, pakten: Pakten) -> None:
    git(published, "switch", "--quiet", "--create", "proposal")
    _add(published)
    edit("start: 2027-11-20 09:00", "start: 2027-11-20 10:00")
    _commit(published)
    assert _told(pakten) == []


def test_saved_in_the_published_branch_but_perhaps_seen_by_nobody_is_asked_about(
    published: Path, edit: Edit, pakten: Pakten
) -> None:
    _add(published)
    edit("start: 2027-11-20 09:00", "start: 2027-11-20 10:00")
    assert _told(pakten) == ["W516"]
    _commit(published)
    assert _told(pakten) == ["W516"]


def test_uncommitted_change_on_top_of_a_branch(published: Path, edit: Edit, pakten: Pakten) -> None:
    _proposal(published, edit)
    edit("title: Höstmöte i hamnen", "updated: 2026-12-01\n  title: Höstmöte i hamnen")
    _commit(published)
    assert _told(pakten) == []
    edit("start: 2027-02-03 08:00", "start: 2027-02-03 07:30")
    assert _told(pakten) == ["E601"]


def test_others_changes_are_not_the_proposals(published: Path, edit: Edit, pakten: Pakten) -> None:
    """The branch was left before them: their meeting has not been moved back."""
    _proposal(published, edit)
    git(published, "switch", "--quiet", "main")
    edit("start: 2027-02-03 08:00", "start: 2027-02-03 07:30")
    edit('title: "Frukost på Kullen', 'updated: 2026-12-01\n  title: "Frukost på Kullen')
    _commit(published)
    git(published, "push", "--quiet")
    git(published, "switch", "--quiet", "proposal")
    said = json.loads(pakten("check", "--format", "json").out)
    assert [(one["code"], one["line"]) for one in said] == [("E601", 43)]


@pytest.mark.parametrize("chosen", ["main", "origin/main", "HEAD~2"])
def test_base_can_be_chosen(
    published: Path, edit: Edit, pakten: Pakten, chosen: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    _proposal(published, edit)
    _others(published)
    git(published, "switch", "--quiet", "--detach", "proposal")
    assert _told(pakten, "--base", chosen) == ["E601"]
    assert _told(pakten, "--base", "HEAD~1") == []
    monkeypatch.setenv("PAKTEN_BASE", "HEAD~1")
    assert _told(pakten) == []
    monkeypatch.setenv("PAKTEN_BASE", chosen)
    assert _told(pakten) == ["E601"]


def test_base_that_is_not_there_stops_before_anything_is_mended(repository: Path, edit: Edit, pakten: Pakten) -> None:
    edit("needed: true", "needed: ja")
    broken = (repository / "events.yaml").read_bytes()
    for chosen in ("ingenstans", "--all", "\0", "HEAD~9"):
        said = pakten("check", "--fix", f"--base={chosen}")
        assert (said.status, said.out) == (2, "")
        assert said.beside.startswith("Versionen ")
    assert (repository / "events.yaml").read_bytes() == broken


def test_proposal_that_github_has_merged(
    published: Path, edit: Edit, pakten: Pakten, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """As its action checks it out: the merge of both alone, without any branch, and two versions deep."""
    _proposal(published, edit)
    _others(published)
    git(published, "switch", "--quiet", "--detach", "main")
    git(published, "merge", "--quiet", "--no-ff", "--no-edit", "proposal")
    merged = git(published, "rev-parse", "HEAD").strip()
    git(published, "push", "--quiet", "origin", f"{merged}:refs/pull/7/merge")
    runner = _fetched(published, tmp_path, monkeypatch, "refs/pull/7/merge", depth=2)
    told = {"pull_request": {"base": {"sha": "0" * 39 + "1"}}}
    _event(monkeypatch, runner, "pull_request", told, BASE_REF="main", REF="refs/pull/7/merge", SHA=merged)
    said = json.loads(pakten("check", "--format", "json").out)
    assert [(one["code"], one["line"]) for one in said] == [("E601", 43)]


def test_proposal_as_forgejo_hands_it_over(
    published: Path, edit: Edit, pakten: Pakten, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its tip, which may itself have taken in what others did."""
    _proposal(published, edit)
    _others(published)
    git(published, "switch", "--quiet", "--detach", "proposal")
    git(published, "merge", "--quiet", "--no-ff", "--no-edit", "main")
    tip = git(published, "rev-parse", "HEAD").strip()
    told = {"pull_request": {"base": {"sha": git(published, "rev-parse", "main").strip()}}}
    _event(monkeypatch, published, "pull_request", told, BASE_REF="main", REF="refs/pull/7/head", SHA=tip)
    assert _told(pakten) == ["E601"]
    # Without the branch, what is told about the proposal is enough.
    git(published, "remote", "remove", "origin")
    git(published, "branch", "--quiet", "--delete", "--force", "main")
    assert _told(pakten) == ["E601"]


def _pushed(folder: Path, monkeypatch: pytest.MonkeyPatch, before: str, branch: str = "main") -> None:
    told = {"before": before, "repository": {"default_branch": "main"}}
    _event(monkeypatch, folder, "push", told, REF=f"refs/heads/{branch}", BASE_REF="")


@pytest.mark.parametrize("way", ["several commits", "merge", "squash", "rebase"])
def test_push_to_the_published_branch(
    published: Path, edit: Edit, pakten: Pakten, monkeypatch: pytest.MonkeyPatch, way: str
) -> None:
    _proposal(published, edit)
    _others(published)
    before = git(published, "rev-parse", "main").strip()
    if way == "merge":
        git(published, "merge", "--quiet", "--no-ff", "--no-edit", "proposal")
    elif way == "squash":
        git(published, "merge", "--quiet", "--squash", "proposal")
        _commit(published)
    else:
        git(published, "switch", "--quiet", "proposal")
        git(published, "rebase", "--quiet", "main")
        git(published, "switch", "--quiet", "main")
        git(published, "merge", "--quiet", "--ff-only", "proposal")
    git(published, "push", "--quiet")
    _pushed(published, monkeypatch, before)
    said = json.loads(pakten("check", "--format", "json").out)
    assert [(one["code"], one["line"]) for one in said] == [("E601", 43)]


def test_later_push_to_a_proposal_does_not_hide_the_first(
    published: Path, edit: Edit, pakten: Pakten, monkeypatch: pytest.MonkeyPatch
) -> None:
    _proposal(published, edit)
    _pushed(published, monkeypatch, git(published, "rev-parse", "HEAD~1").strip(), "proposal")
    assert _told(pakten) == ["E601"]


@pytest.mark.parametrize("before", ["0" * 40, "1" * 40, "", "--all"])
def test_push_after_nothing_or_after_what_is_gone(
    published: Path, edit: Edit, pakten: Pakten, monkeypatch: pytest.MonkeyPatch, before: str
) -> None:
    """A new branch, or one that was pushed over: the version before this one is the best there is."""
    _move(edit)
    _commit(published)
    git(published, "push", "--quiet")
    _pushed(published, monkeypatch, before)
    assert _told(pakten) == ["E601"]


def test_unreadable_event_of_a_host_is_no_event(
    published: Path, edit: Edit, pakten: Pakten, monkeypatch: pytest.MonkeyPatch
) -> None:
    _move(edit)
    _commit(published)
    for written in ("", "[]", '{"before": 3}', "\ufeff{"):
        _event(monkeypatch, published, "push", {}, REF="refs/heads/main")
        (published.parent / "event.json").write_text(written, "utf-8")
        assert _told(pakten) == ["E601"]
    monkeypatch.setenv("GITHUB_EVENT_PATH", str(published / "ingenstans"))
    assert _told(pakten) == ["E601"]


def test_merge_queue_of_github(published: Path, edit: Edit, pakten: Pakten, monkeypatch: pytest.MonkeyPatch) -> None:
    base = git(published, "rev-parse", "HEAD").strip()
    _proposal(published, edit)
    _event(monkeypatch, published, "merge_group", {"merge_group": {"base_sha": base}}, REF="refs/heads/queue")
    assert _told(pakten) == ["E601"]


@pytest.mark.parametrize("merged", [False, True])
def test_proposal_on_gitlab(
    published: Path, edit: Edit, pakten: Pakten, monkeypatch: pytest.MonkeyPatch, merged: bool
) -> None:
    base = git(published, "rev-parse", "main").strip()
    _proposal(published, edit)
    _others(published)
    git(published, "switch", "--quiet", "--detach", "proposal")
    if merged:
        git(published, "merge", "--quiet", "--no-ff", "--no-edit", "main")
        monkeypatch.setenv("CI_MERGE_REQUEST_TARGET_BRANCH_SHA", git(published, "rev-parse", "main").strip())
    monkeypatch.setenv("CI_MERGE_REQUEST_DIFF_BASE_SHA", base)
    monkeypatch.setenv("CI_COMMIT_BEFORE_SHA", "0" * 40)
    monkeypatch.setenv("CI_DEFAULT_BRANCH", "main")
    git(published, "remote", "remove", "origin")
    assert _told(pakten) == ["E601"]


@pytest.mark.parametrize("branch", ["main", "proposal"])
def test_push_to_gitlab(
    published: Path, edit: Edit, pakten: Pakten, monkeypatch: pytest.MonkeyPatch, branch: str
) -> None:
    before = git(published, "rev-parse", "HEAD").strip()
    _proposal(published, edit)
    git(published, "switch", "--quiet", "--detach")
    monkeypatch.setenv("CI_COMMIT_BRANCH", branch)
    monkeypatch.setenv("CI_DEFAULT_BRANCH", "main")
    monkeypatch.setenv("CI_COMMIT_BEFORE_SHA", before if branch == "main" else git(published, "rev-parse", "HEAD~1"))
    assert _told(pakten) == ["E601"]


def _fetched(source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ref: str, depth: int) -> Path:
    """A runner's own copy of one version and a few before it, checked out without a branch."""
    runner = tmp_path / "runner"
    runner.mkdir()
    git(runner, "init", "--quiet")
    git(runner, "remote", "add", "origin", git(source, "remote", "get-url", "origin").strip())
    git(runner, "fetch", "--quiet", f"--depth={depth}", "origin", ref)
    git(runner, "checkout", "--quiet", "--detach", "FETCH_HEAD")
    monkeypatch.chdir(runner)
    return runner


@pytest.mark.parametrize("event", ["push", "pull_request", "GitLab", ""])
def test_history_that_was_not_fetched_is_said_in_one_sentence(
    published: Path, edit: Edit, pakten: Pakten, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, event: str
) -> None:
    before = git(published, "rev-parse", "HEAD").strip()
    _move(edit)
    tip = _commit(published)
    git(published, "push", "--quiet", "origin", "main", "main:refs/pull/7/merge")
    runner = _fetched(published, tmp_path, monkeypatch, "refs/pull/7/merge", depth=1)
    if event == "push":
        _pushed(runner, monkeypatch, before)
    elif event == "pull_request":
        _event(monkeypatch, runner, event, {}, BASE_REF="main", REF="refs/pull/7/merge", SHA=tip)
    elif event:
        monkeypatch.setenv("CI_MERGE_REQUEST_DIFF_BASE_SHA", before)
    said = pakten("check")
    assert (said.status, said.out) == (0, "Inga fel.\n")
    assert said.beside.startswith("Historiken saknas här, ")
    assert "fetch-depth: 0" in said.beside
    assert len(said.beside.splitlines()) == 1
    git(runner, "fetch", "--quiet", "--unshallow")
    assert _told(pakten) == ["E601"]


def test_change_on_top_of_a_shallow_copy_is_seen(
    published: Path, pakten: Pakten, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    runner = _fetched(published, tmp_path, monkeypatch, "main", depth=1)
    path = runner / "events.yaml"
    path.write_text(path.read_text("utf-8").replace(OCTOBER, MOVED), "utf-8")
    assert _told(pakten) == ["E601"]


def test_first_version_has_nothing_before_it(repository: Path, pakten: Pakten) -> None:
    assert repository.is_dir()
    assert pakten("check").beside == ""
    assert _told(pakten) == []


def test_network_that_was_moved_in_its_repository(
    repository: Path, pakten: Pakten, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing was there before; that is no mistake."""
    (repository / "webb").mkdir()
    for name in ("events.yaml", "content", "goodexamples", "mkdocs.yml"):
        shutil.move(repository / name, repository / "webb" / name)
    _commit(repository)
    monkeypatch.chdir(repository / "webb")
    assert pakten("check").out == "Inga fel.\n"


def test_no_git_at_all(folder: Path, pakten: Pakten, monkeypatch: pytest.MonkeyPatch) -> None:
    assert folder.is_dir()
    assert pakten("check").beside == ""
    monkeypatch.setenv("PATH", str(folder))
    assert pakten("check").beside == ""


def test_git_that_may_not_read_is_said(repository: Path, pakten: Pakten, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(repository))
    said = pakten("check")
    assert (said.status, said.out) == (0, "Inga fel.\n")
    assert said.beside.startswith("Git får inte läsa historiken här, ")


def test_list_that_became_a_folder(repository: Path, pakten: Pakten) -> None:
    """Each event in a file of its own is the same event; one that moved on the way is told in its new file."""
    text = (repository / "events.yaml").read_text("utf-8")
    (repository / "events").mkdir()
    for part in text.split("\n- ")[1:]:
        lines = part.split("\n# ")[0].splitlines()
        id_ = lines[0].removeprefix("id: ")
        body = "\n".join([lines[0], *(line[2:] for line in lines[1:])])
        (repository / f"events/{id_}.yaml").write_text(body.replace(OCTOBER, MOVED) + "\n", "utf-8")
    (repository / "events.yaml").unlink()
    said = json.loads(pakten("check", "--format", "json").out)
    assert [(one["code"], one["file"]) for one in said] == [("E601", "events/hostmote-2027.yaml")]
    _commit(repository)
    assert [(one["code"], one["file"]) for one in json.loads(pakten("check", "--format", "json").out)] == [
        ("E601", "events/hostmote-2027.yaml")
    ]


def test_list_that_got_another_name_in_the_settings(repository: Path, edit: Edit, pakten: Pakten) -> None:
    _move(edit)
    (repository / "events.yaml").rename(repository / "traffar.yaml")
    settings = repository / "mkdocs.yml"
    settings.write_text(
        settings.read_text("utf-8").replace("      timezone:", "      events: traffar.yaml\n      timezone:"), "utf-8"
    )
    assert _told(pakten) == ["E601"]


def test_version_with_mistakes_was_never_published(repository: Path, edit: Edit, pakten: Pakten) -> None:
    path = repository / "events.yaml"
    mended = path.read_text("utf-8")
    for broken in ("- id: [\n", "- id: {\n"):
        path.write_text(broken, "utf-8")
        _commit(repository)
    path.write_text(mended, "utf-8")
    assert pakten("check").out == "Inga fel.\n"
    _move(edit)
    assert _told(pakten) == ["E601"]


def test_branch_of_a_network_that_was_never_published(repository: Path, edit: Edit, pakten: Pakten) -> None:
    _proposal(repository, edit)
    assert _told(pakten) == ["E601"]
