"""Why a build ends without a site, when no content file is to blame.

Whoever starts a build shows `message` and `hint` as they are; a mistake in the content is a `Problem`
instead.
"""

BUILDING = "another build of this handbook is running"
WAIT = "wait until it has ended, then build again"


class Refused(Exception):  # noqa: N818 - it is no error of the program: the folder or the setting is the reason
    """Something outside the content makes this build impossible or dangerous."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class Busy(Exception):  # noqa: N818 - as above
    """Another build holds what this one needs; `pid` is its process, None where it cannot be read."""

    def __init__(self, pid: int | None, what: str = BUILDING) -> None:
        super().__init__(f"{what} ({f'process {pid}' if pid else 'process unknown'})")
        self.pid = pid


class WorkerLost(OSError):  # noqa: N818 - as above
    """A worker was ended or did not come back, and its job could not be done; `filename` says what it was."""


class WorkerFailed(Exception):  # noqa: N818 - as above
    """A job raised an error in a worker; the text is its traceback."""


class Unequal(Exception):  # noqa: N818 - as above
    """A site made with what earlier builds kept differs from a clean one in these files."""

    def __init__(self, paths: tuple[str, ...]) -> None:
        super().__init__(", ".join(paths))
        self.paths = paths
