"""How fast the site builds: our whole build and plain Material with a page per event, in turn, in one run.

Prints seconds for people and ratios for judgement; a machine's speed falls out of a ratio. The share of a build that
does not come from events is measured with an empty list and taken off before the cost per event is compared. Each
build is a first one: into a new folder, with nothing kept from an earlier build. Folders lie in memory where there is
such a place: ext4 is slow for minutes after many files have been removed, as they are between runs.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from network import write_network, write_plain_site

HALF = 0.5
"""Our build may take at most this share of the plain one."""
GROWTH = 1.25
"""The cost per event may differ by this factor between the small and the large site: the noise of two cores."""
MEMORY = Path("/dev/shm")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--events", type=int, default=3000)
    parser.add_argument("--times", type=int, default=4, help="how much larger the large site is")
    parser.add_argument("--runs", type=int, default=3)
    chosen = parser.parse_args()
    few, many = chosen.events, chosen.events * chosen.times
    with tempfile.TemporaryDirectory(dir=MEMORY if MEMORY.is_dir() else None) as folder:
        sites = {
            "empty": write_network(Path(folder, "empty"), 0),
            "few": write_network(Path(folder, "few"), few),
            "many": write_network(Path(folder, "many"), many),
            "plain": write_plain_site(Path(folder, "plain"), few),
        }
        seconds = _in_turn(sites, chosen.runs)
    ratio = seconds["few"] / seconds["plain"]
    small = (seconds["few"] - seconds["empty"]) / few
    large = (seconds["many"] - seconds["empty"]) / many
    print(f"pakten, no events        {seconds['empty']:8.2f} s")
    print(f"pakten, {few:6} events   {seconds['few']:8.2f} s  {small * 1000:6.2f} ms an event")
    print(f"pakten, {many:6} events   {seconds['many']:8.2f} s  {large * 1000:6.2f} ms an event")
    print(f"plain Material, {few} pages{seconds['plain']:8.2f} s")
    print(f"share of plain Material  {ratio:8.2f}    (at most {HALF})")
    print(f"growth of cost per event {large / small:8.2f}    (at most {GROWTH})")
    return 0 if ratio <= HALF and large / small <= GROWTH else 1


def _in_turn(sites: dict[str, Path], runs: int) -> dict[str, float]:
    """The fastest of the runs of each site, all built in turn so that a slow minute hits them alike."""
    taken: dict[str, list[float]] = {name: [] for name in sites}
    for number in range(runs):
        for name, folder in sites.items():
            shutil.rmtree(folder / ".cache", ignore_errors=True)
            built = folder / f"site-{number}"
            began = time.perf_counter()
            subprocess.run([sys.executable, "-m", "mkdocs", "build", "--quiet", "-d", built], cwd=folder, check=True)
            taken[name].append(time.perf_counter() - began)
            print(f"  {name}: {taken[name][-1]:.2f} s", file=sys.stderr)
    return {name: min(times) for name, times in taken.items()}


if __name__ == "__main__":
    raise SystemExit(main())
