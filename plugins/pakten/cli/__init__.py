"""The command `pakten`: for those who write, without a site build. See `program` for what it is called with."""

import atexit
import gc
import os
import sys
from contextlib import suppress
from typing import NoReturn


def run() -> NoReturn:
    """Answers a call and ends.

    A call is short, and of use to it is nearly all that it imports and makes: to look for garbage meanwhile, and to
    take it all apart at the end, takes a fourth of the check of a small network.
    """
    gc.disable()
    from pakten.cli.program import main  # noqa: PLC0415 (without looking for garbage)

    status = main()
    atexit._run_exitfuncs()  # processes that nobody waits for any more end here
    with suppress(OSError):  # whoever can be told of it has been
        sys.stdout.flush()
    os._exit(status)
