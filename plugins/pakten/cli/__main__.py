"""`python -m pakten.cli`, for where the command is not on the path."""

import sys

from pakten.cli.program import main

sys.exit(main())
