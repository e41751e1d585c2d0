"""What is wrong with a template: said in Norwegian, with the place, to the one who edits it in Word."""

from typing import NamedTuple

_SHOWN = 70


class TemplateFault(NamedTuple):
    """One thing to mend: what and how, where in the template, and the tag that it is about; "" for the whole of it."""

    message: str
    place: str = ""
    tag: str = ""

    @property
    def sentence(self) -> str:
        """«Tabell 1, rad 3, celle 2 («{{ rad.beløb }}»): «beløb» finnes ikke her. Mente du «beløp»?»."""
        if not self.place:
            return self.message
        quoted = f" («{shortened(self.tag)}»)" if self.tag else ""
        return f"{self.place[0].upper()}{self.place[1:]}{quoted}: {self.message}"


def shortened(text: str) -> str:
    """A text short enough to be read in a sentence."""
    return text if len(text) <= _SHOWN else f"{text[: _SHOWN - 1]}…"
