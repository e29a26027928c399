"""What the program's exit codes mean. For every code but `FINE`, the output folder is what it was."""

from collections.abc import Collection

from cxsite.model.problems import Problem, Severity

FINE = 0
CONTENT = 1
USAGE = 2
ENVIRONMENT = 3
OUR_OWN_BUG = 70
BUSY = 75
INTERRUPTED = 130
TERMINATED = 143


def code_for(problems: Collection[Problem], *, strict: bool) -> int:
    """Return the code for these problems: warnings alone are fine, unless they count as errors."""
    stops = any(strict or problem.severity is Severity.ERROR for problem in problems)
    return CONTENT if stops else FINE
