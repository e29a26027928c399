"""Run one command and print what it took: exit code, nanoseconds of wall and processor, peak memory in KiB.

`pairs` starts this file with `python -I -S` for every run, because a process begins with the peak memory of whoever
started it: the one who starts must be smaller than anything that is measured. So there is no import here but of what
the interpreter carries anyway. What the command prints goes where this file's standard error goes.
"""

import posix
import sys
import time

USER, SYSTEM, PEAK = 0, 1, 2
"""Where `wait4` has processor seconds and memory; both include the children that the command waited for."""


def launch(command: list[str]) -> tuple[int, int, int, int]:
    """Run a command: its exit code, wall and processor nanoseconds, and its largest process in KiB.

    Raises:
        OSError: there is no such program.
    """
    to_errors = [(posix.POSIX_SPAWN_DUP2, 2, 1)]
    begun = time.perf_counter_ns()
    child = posix.posix_spawnp(command[0], command, posix.environ, file_actions=to_errors)
    _, status, used = posix.wait4(child, 0)
    wall = time.perf_counter_ns() - begun
    cpu = round((used[USER] + used[SYSTEM]) * 1e9)
    return posix.waitstatus_to_exitcode(status), wall, cpu, int(used[PEAK])


if __name__ == "__main__":
    print(*launch(sys.argv[1:]))
