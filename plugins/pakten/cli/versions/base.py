"""The base of a change: the version that those who subscribe know, which what is written now is held against.

A proposal is held against the version where it left the branch that is published; that branch itself against what it
was before. Each host of git says in its own variables which those are.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pakten.cli.command import Exit, Stopped
from pakten.cli.versions.history import commit_called, fork_point, has_changed, is_shallow, said


@dataclass(frozen=True, slots=True)
class Base:
    commit: str = ""
    """Empty where there is no earlier version, or where it was left behind."""
    saved: str = ""
    """A later version that has been saved in the branch that is published, though perhaps nobody has seen it."""
    missing: str = ""
    """Why there is none though there should be: `cut` where it was not fetched, `closed` where git may not read it."""


@dataclass(frozen=True, slots=True)
class _Named:
    """A version that a host or a person names: that very one, or the one where this work left a branch."""

    revision: str
    is_branch: bool = False


def base_of(root: Path, names: tuple[str, ...], chosen: str, environ: Mapping[str, str]) -> Base:
    """The base of what is checked out and written in these files.

    Raises Stopped when a version is chosen that is not there.
    """
    chosen = chosen or environ.get("PAKTEN_BASE", "")
    if chosen:
        commit = _commit(root, _Named(chosen, _is_branch(root, chosen)))
        if commit is None:
            raise Stopped("cli.no_revision", Exit.WRONG_CALL, revision=chosen)
        return Base(commit)
    # What the host that runs this says, the most certain first.
    told = (*_github(root, environ), *_gitlab(environ))
    named = tuple(one for one in told if one.revision.removeprefix("origin/").strip("0"))
    for one in named:
        commit = _commit(root, one)
        if commit is not None:
            return Base(commit)
    if named and is_shallow(root):
        return Base(missing="cut")
    return _here(root, names)


def _commit(root: Path, named: _Named) -> str | None:
    return fork_point(root, named.revision) if named.is_branch else commit_called(root, named.revision)


def _is_branch(root: Path, revision: str) -> bool:
    """A branch grows on after one has left it; a commit or a tag is what it is."""
    full = said(root, "rev-parse", "--symbolic-full-name", "--end-of-options", revision) or ""
    # git of Debian 12 answers with the separator too.
    return full.rpartition("\n")[2].startswith(("refs/heads/", "refs/remotes/"))


def _github(root: Path, environ: Mapping[str, str]) -> Iterator[_Named]:
    """GitHub, and Forgejo, which says the same in the same words."""
    if "GITHUB_EVENT_NAME" not in environ and "GITHUB_BASE_REF" not in environ:
        return
    event = _Event(environ.get("GITHUB_EVENT_PATH", ""))
    target, ref = environ.get("GITHUB_BASE_REF", ""), environ.get("GITHUB_REF", "")
    if target:
        if ref.endswith("/merge") and commit_called(root, "HEAD") == environ.get("GITHUB_SHA"):
            # The proposal has been merged into its target for this check.
            yield _Named("HEAD^1")
        yield _Named(f"origin/{target}", is_branch=True)
        yield _Named(event("pull_request", "base", "sha"), is_branch=True)
    yield _Named(event("merge_group", "base_sha"))
    default = event("repository", "default_branch")
    if default and ref.startswith("refs/heads/") and ref != f"refs/heads/{default}":
        yield _Named(f"origin/{default}", is_branch=True)
    yield _Named(event("before"))


def _gitlab(environ: Mapping[str, str]) -> Iterator[_Named]:
    yield _Named(environ.get("CI_MERGE_REQUEST_TARGET_BRANCH_SHA", ""), is_branch=True)
    yield _Named(environ.get("CI_MERGE_REQUEST_DIFF_BASE_SHA", ""))
    branch, default = environ.get("CI_COMMIT_BRANCH", ""), environ.get("CI_DEFAULT_BRANCH", "")
    if branch and default and branch != default:
        yield _Named(f"origin/{default}", is_branch=True)
    if branch:
        yield _Named(environ.get("CI_COMMIT_BEFORE_SHA", ""))


class _Event:
    """What GitHub tells about what has happened, in a file; nothing where there is none."""

    def __init__(self, path: str) -> None:
        try:
            self._told: Any = json.loads(Path(path).read_bytes()) if path else {}
        except (OSError, ValueError):
            self._told = {}

    def __call__(self, *keys: str) -> str:
        told = self._told
        for key in keys:
            told = told.get(key) if isinstance(told, dict) else None
        return told if isinstance(told, str) else ""


def _here(root: Path, names: tuple[str, ...]) -> Base:
    """On somebody's own machine: where the work left the published branch, else the version before this one."""
    head = commit_called(root, "HEAD")
    if head is None:
        # git reads no history that belongs to another user, which happens in containers; or there is no git.
        there = any((folder / ".git").exists() for folder in (root, *root.parents))
        return Base(missing="closed" if there and said(root, "rev-parse", "--git-dir") is None else "")
    published = _published_branch(root)
    fork = fork_point(root, published) if published else None
    before = head if has_changed(root, head, names) else commit_called(root, "HEAD~1")
    if fork is not None and fork != head:
        full = said(root, "rev-parse", "--symbolic-full-name", published) or ""
        # What is checked out may be the published branch itself, only further on.
        is_local_copy = full.endswith(f"/{_current(root)}")
        return Base(fork, (before or "") if is_local_copy else "")
    return Base(before or "", missing="" if before or not is_shallow(root) else "cut")


def _published_branch(root: Path) -> str:
    """The branch that others take for the network: the default one of where this was fetched from."""
    remote = said(root, "config", "--get", f"branch.{_current(root)}.remote") or "origin"
    names = (f"refs/remotes/{remote}/HEAD", *(f"refs/remotes/{remote}/{name}" for name in _USUAL), "@{upstream}")
    local = (f"refs/heads/{name}" for name in _USUAL if name != _current(root))
    return next((name for name in (*names, *local) if commit_called(root, name)), "")


_USUAL = ("main", "master")


def _current(root: Path) -> str:
    return said(root, "symbolic-ref", "--quiet", "--short", "HEAD") or ""
