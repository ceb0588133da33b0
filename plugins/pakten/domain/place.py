"""A place where people meet. Written once in the list of places, or inside the event that needs it only once."""

from dataclasses import dataclass, field

from pakten.domain.problem import Location


@dataclass(frozen=True, slots=True)
class Place:
    """A venue: its name is not its address, and neither is the town."""

    name: str
    id: str = ""
    """Empty for a place that only one event knows."""
    address: str = ""
    postal_code: str = ""
    city: str = ""
    areas: tuple[str, ...] = ()
    geo: tuple[float, float] | None = None
    """Latitude and longitude in WGS 84 degrees."""
    station: str = ""
    """The nearest stop of public transport, and what stops there."""
    url: str = ""
    note: str = ""
    origin: Location | None = field(default=None, compare=False)
    """Where it is written is no part of what it is."""

    @property
    def line(self) -> str:
        """The place on one line, without saying the town twice."""
        return ", ".join(self._parts)

    @property
    def way(self) -> str:
        """What the line says after the name."""
        return ", ".join(self._parts[1:])

    @property
    def _parts(self) -> tuple[str, ...]:
        town = " ".join(part for part in (self.postal_code, self.city) if part)
        return tuple(dict.fromkeys(part for part in (self.name, self.address, town) if part))
