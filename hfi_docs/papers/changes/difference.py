"""One thing that differs."""

from typing import NamedTuple


class Difference(NamedTuple):
    """What stood at a place and what stands there now; "" where there was or is nothing.

    `place` leads there from the case or the notice: («Forslag til vedtak», «punkt 2»). Where both texts are the same,
    it stands at another place among its neighbours.
    """

    place: tuple[str, ...]
    before: str
    after: str

    @property
    def kind(self) -> str:
        """«ny», «utgår», «flyttet» or «endret»."""
        if not self.before:
            return "ny"
        if not self.after:
            return "utgår"
        return "flyttet" if self.before == self.after else "endret"

    def below(self, *place: str) -> "Difference":
        """The same, seen from further up."""
        return self._replace(place=(*filter(None, place), *self.place))
