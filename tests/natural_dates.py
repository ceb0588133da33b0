"""The table of dates as people write them, which the reading and the script of the form both follow."""

import json
from pathlib import Path
from typing import Any

TABLE: list[dict[str, Any]] = json.loads(Path(__file__).with_suffix(".json").read_text("utf-8"))
"""What is said, the spans that it means, and what else is said of them; or why there are none."""
