"""What a command does not ask for it does not import: that takes longer than much of what it does."""

import subprocess
import sys
from pathlib import Path

UNASKED = {
    "babel",
    "icalendar",
    "lxml",
    "markdown",
    "mkdocs",
    "pakten.reading.forms.natural_dates.grammar",
    "pakten.reading.forms.natural_dates.tokens",
    "pakten.reading.yaml.recovery",
    "PIL",
}


def test_a_check_where_nothing_is_wrong_imports_only_what_it_asks(folder: Path) -> None:
    check = "import sys; from pakten.cli.program import main; main(['check']); print('|', *sys.modules)"
    said = subprocess.run([sys.executable, "-c", check], cwd=folder, capture_output=True, text=True, check=True).stdout

    imported = set(said.rpartition("|")[2].split())
    assert "pakten.checking.review" in imported
    assert imported & UNASKED == set()
