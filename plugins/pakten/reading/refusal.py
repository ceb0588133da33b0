"""A refusal: what cannot be done to a file as it is, said to whoever asked for it."""


class Refusal(Exception):
    """The reason is the last part of the key of its sentence, with its values."""

    def __init__(self, reason: str, **values: object) -> None:
        super().__init__(reason)
        self.reason = reason
        self.values = values
