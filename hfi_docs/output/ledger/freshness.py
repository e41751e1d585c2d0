"""Whether what was built is as it was: its inputs, and the files that lie there."""

from collections.abc import Mapping
from pathlib import Path

from hfi_docs.output.ledger.digests import file_digest, input_digest
from hfi_docs.output.ledger.state import BuiltDocument, Layers


class Freshness:
    """Looks at each input and each file once. Documents share their layers, so that a layer is compared once too."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._digests: dict[str, str] = {}
        self._layers: dict[int, tuple[Mapping[str, str], bool]] = {}

    def rests(self, layers: Layers) -> bool:
        """Whether every input has the fingerprint that it had."""
        return all(self._is_same(layer) for layer in layers)

    def lies_there(self, document: BuiltDocument) -> bool:
        """Whether a document and the files that go along with it lie there as they were written."""
        outputs = {document.path: document.digest, **document.copies}
        return all(file_digest(f"{self._root}/{name}") == digest for name, digest in outputs.items())

    def digest(self, name: str) -> str:
        """The fingerprint of an input as it is now."""
        if name not in self._digests:
            self._digests[name] = input_digest(self._root, name)
        return self._digests[name]

    def _is_same(self, layer: Mapping[str, str]) -> bool:
        kept = self._layers.get(id(layer))
        if kept is None:
            same = all(self.digest(name) == digest for name, digest in layer.items())
            # The layer is kept with the answer: its identity is its own only as long as it lives.
            kept = self._layers[id(layer)] = (layer, same)
        return kept[1]
