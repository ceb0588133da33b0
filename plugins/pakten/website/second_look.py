"""What `pakten check` would say as well, said by every build, so that nobody must remember to ask.

What stops nothing is told in its time, whichever core of the machine has seen it.
"""

from collections.abc import Callable, Iterable

from pakten.domain.problem import Problem, Severity
from pakten.locale import Words
from pakten.reading.memory.store import Store
from pakten.reading.network.catalogue import Reading
from pakten.reading.shares import WORTH, Shares
from pakten.website.mistakes import stop_on_errors


class SecondLook:
    """At one reading. Told once; another process looks meanwhile if it shall and can."""

    def __init__(
        self,
        reading: Reading,
        look: Callable[[], Iterable[Problem]],
        store: Store,
        language: Words,
        meanwhile: Callable[[], None],
        *,
        is_aside: bool,
    ) -> None:
        self._reading, self._look, self._store = reading, look, store
        self._language = language
        self._meanwhile = meanwhile
        self._seen: tuple[Problem, ...] = ()
        self._looking: Shares[list[Problem]] | None = Shares(1, self._advice, worth=1 if is_aside else WORTH)
        self.is_aside = self._looking.are_shared

    def tell(self, *, is_early: bool = False) -> None:
        """Stop the build when something is wrong; what stops nothing waits where it would be told early."""
        if self._looking is not None:
            looking, self._looking = self._looking, None
            for _, advice in looking.done():
                self._seen = (*self._reading.problems, *advice)
            self._store.let_go("read", "advice")
        if self._seen and (not is_early or any(problem.severity is Severity.ERROR for problem in self._seen)):
            seen, self._seen = self._seen, ()
            stop_on_errors(seen, self._language, self._reading.lines)

    def _advice(self, _: int) -> list[Problem]:
        advice = []
        for problem in self._look():
            advice.append(problem)
            self._meanwhile()
        self._store.save("read", "advice")  # also when it stops the build, which somebody will mend and begin again
        return advice
