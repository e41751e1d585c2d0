"""Another program run with a time limit; neither it nor anything it started is left when the call ends."""

import contextlib
import os
import signal
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path
from threading import Thread
from typing import IO, Final, NamedTuple

_KEPT: Final = 4000
_CHUNK: Final = 65536
_PATIENCE: Final = 10.0


class Ended(NamedTuple):
    """How a program ended: its exit code, None when it was stopped; the last of what it said."""

    code: int | None
    said: str


class _Tail:
    """Reads a stream to its end, so that the program never waits for a reader, and keeps only the last of it."""

    def __init__(self, stream: IO[bytes] | None) -> None:
        assert stream is not None, "a pipe was asked for"
        self._stream, self._kept = stream, b""
        self._thread = Thread(target=self._read, daemon=True)
        self._thread.start()

    def _read(self) -> None:
        with contextlib.suppress(OSError, ValueError):
            while chunk := self._stream.read(_CHUNK):
                self._kept = (self._kept + chunk)[-_KEPT:]

    def text(self) -> str:
        """What was kept, when the stream has ended."""
        self._thread.join(_PATIENCE)
        if not self._thread.is_alive():
            self._stream.close()
        return self._kept.decode("utf-8", "replace").strip()


def run_program(
    command: Sequence[str | Path], *, seconds: float, folder: Path, variables: Mapping[str, str] | None = None
) -> Ended:
    """Runs a program in `folder`, at most `seconds`, with more environment variables.

    Raises:
        OSError: it cannot be started.
    """
    process = subprocess.Popen(
        command,
        cwd=folder,
        env={**os.environ, **(variables or {})},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        bufsize=0,
        start_new_session=True,
        # Windows shows an empty console window otherwise.
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )
    tail = _Tail(process.stdout)
    try:
        code: int | None = process.wait(seconds)
    except subprocess.TimeoutExpired:
        code = None
    finally:
        # Also what the program started and left behind, and also when we are interrupted.
        stop_tree(process.pid)
        process.wait()
    return Ended(code, tail.text())


def stop_tree(pid: int) -> None:
    """Ends a program that leads its own session, and everything it started; on Windows untried."""
    if os.name == "nt":
        with contextlib.suppress(OSError, subprocess.SubprocessError):
            subprocess.run(
                ["taskkill", "/T", "/F", "/PID", str(pid)], capture_output=True, timeout=_PATIENCE, check=False
            )
        return
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(pid, signal.SIGKILL)
