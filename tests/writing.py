"""What the tests of writing share: a batch of old and new files, and what lies on the disk."""

from pathlib import Path

OLD = b"gammel" * 1000
NEW = b"ny" * 5000


def temporaries(folder: Path) -> list[Path]:
    """What a write under way keeps beside the files."""
    return sorted(folder.rglob(".~hfi-*"))


def batch(folder: Path) -> dict[Path, bytes]:
    """Two old files in an existing folder, and a new one in a folder that does not exist yet."""
    (folder / "a").mkdir()
    for name in ("1.docx", "2.docx"):
        (folder / "a" / name).write_bytes(OLD)
    return {folder / "a" / "1.docx": NEW, folder / "a" / "2.docx": NEW, folder / "b" / "c" / "3.docx": NEW}


def contents(outputs: dict[Path, bytes]) -> list[bytes | None]:
    """What each file holds, None where there is none."""
    return [path.read_bytes() if path.exists() else None for path in outputs]
