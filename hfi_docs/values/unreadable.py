"""The one exception of the parsers: what is wrong, and how to write it instead."""


class UnreadableError(ValueError):
    """A text does not have the form its field asks for; `message` and `hint` are Norwegian sentences."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
