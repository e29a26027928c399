"""The rules of the house as functions over a source tree, so that a test can plant a violation and see it.

Every rule takes the folder of a package and returns its findings as `file:line: what was found`, sorted;
an empty list is good.
"""

import ast
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

Table = Mapping[str, frozenset[str]]
"""Something to the set of names that hold for it."""

MOST_LINES = 250

POSSESSIVE_GROUP = re.compile(r"\)(?:[*+?]|\{[0-9,]+\})\+")
"""A group that gives nothing back, as in `(ab?)*+`: before 3.11.5, Python finds no match where there is one."""

POSIX_MODULES = frozenset(
    {"ctypes", "fcntl", "grp", "posix", "pty", "pwd", "resource", "syslog", "termios", "tty"},
)

POSIX_NAMES: Mapping[str, frozenset[str]] = {
    "os": frozenset({
        "chown", "chroot", "fchmod", "fchown", "fork", "forkpty", "getegid", "geteuid", "getgid",
        "getgroups", "getpgid", "getpgrp", "getsid", "getuid", "killpg", "lchown", "mkfifo", "mknod",
        "nice", "openpty", "posix_fadvise", "posix_spawn", "pread", "pwrite", "register_at_fork",
        "sched_getaffinity", "sched_setaffinity", "setegid", "seteuid", "setgid", "setpgid", "setsid",
        "setuid", "statvfs", "sync", "sysconf", "uname", "wait", "wait3", "wait4", "waitid",
        "O_CLOEXEC", "O_DIRECTORY", "O_NOFOLLOW", "O_NONBLOCK", "WNOHANG",
    }),
    "signal": frozenset({
        "ITIMER_PROF", "ITIMER_REAL", "ITIMER_VIRTUAL", "SIGALRM", "SIGCHLD", "SIGHUP", "SIGKILL",
        "SIGPIPE", "SIGQUIT", "SIGUSR1", "SIGUSR2", "SIGVTALRM", "alarm", "getitimer", "pause", "pthread_kill",
        "pthread_sigmask", "setitimer", "sigpending", "sigtimedwait", "sigwait",
    }),
}  # fmt: skip
"""Names that Windows does not have; what `ctypes` opens is one system's library, so it is here too."""


@dataclass(frozen=True, slots=True)
class Import:
    """One imported thing: `name` is "" for `import module`; `bound` is what the module calls it."""

    line: int
    module: str
    name: str
    bound: str

    @property
    def whole(self) -> str:
        """The dotted name of the thing itself."""
        return f"{self.module}.{self.name}" if self.name else self.module


def modules(package: Path) -> Iterator[tuple[str, ast.Module]]:
    """Yield each module of a package: its path below the package, and its tree."""
    for file in sorted(package.rglob("*.py")):
        yield file.relative_to(package).as_posix(), ast.parse(file.read_text(encoding="utf-8"))


def layer_of(path: str) -> str:
    """Return the layer that a module belongs to: its folder, or its own name directly in the package."""
    return path.split("/", maxsplit=1)[0].removesuffix(".py")


def imports(package: str, path: str, tree: ast.Module) -> Iterator[Import]:
    """Yield all imports of a module wherever they stand, relative ones and those by `import_module` too."""
    folder = [package, *path.split("/")[:-1]]
    for node in ast.walk(tree):
        match node:
            case ast.Import(names=names):
                for alias in names:
                    yield Import(node.lineno, alias.name, "", alias.asname or alias.name)
            case ast.ImportFrom(module=module, names=names, level=level):
                up = folder[: len(folder) - level + 1] if level else []
                for alias in names:
                    whole = ".".join([*up, *([module] if module else [])])
                    yield Import(node.lineno, whole, alias.name, alias.asname or alias.name)
            case ast.Call(
                func=ast.Attribute(attr="import_module") | ast.Name(id="import_module" | "__import__")
            ):
                if node.args and isinstance(node.args[0], ast.Constant):
                    yield Import(node.lineno, str(node.args[0].value), "", "")


def wrong_layers(package: Path, may_import: Table) -> list[str]:
    """Find imports from a layer that the table does not allow, and layers that the table does not know."""
    found = []
    for path, tree in modules(package):
        layer = layer_of(path)
        if layer not in may_import:
            if path != "__init__.py":
                found.append(f"{path}:1: `{layer}` is not in the table")
            continue
        for used in imports(package.name, path, tree):
            if used.whole.split(".")[0] != package.name:
                continue
            if not _is_allowed(used.whole.split(".")[1:], {layer, *may_import[layer]}):
                found.append(f"{path}:{used.line}: `{layer}` imports `{used.whole}`")
    return sorted(found)


def _is_allowed(target: list[str], allowed: set[str]) -> bool:
    """Tell whether a target below the package, or something that holds it, is in the allowed set."""
    return any(".".join(target[: depth + 1]) in allowed for depth in range(len(target)))


def forbidden_names(package: Path, forbidden: Table) -> list[str]:
    """Find names that must not be spoken in a layer, whether imported or reached through a module."""
    found = []
    for path, tree in modules(package):
        layer = layer_of(path)
        for node in ast.walk(tree):
            match node:
                case ast.alias(name=name) | ast.Name(id=name) | ast.Attribute(attr=name):
                    if name in forbidden.get(layer, frozenset()):
                        found.append(f"{path}:{node.lineno}: `{layer}` names `{name}`")
    return sorted(set(found))


def wrong_owners(package: Path, owners: Table) -> list[str]:
    """Find a foreign library that is imported outside the layers that own it."""
    return sorted(
        f"{path}:{used.line}: `{layer_of(path)}` imports `{used.module}`"
        for path, tree in modules(package)
        for used in imports(package.name, path, tree)
        if layer_of(path) not in owners.get(used.module.split(".")[0], {layer_of(path)})
    )


def posix_only(package: Path) -> Iterator[tuple[str, int, str]]:
    """Yield every use of what only POSIX has: path, line, and the name (`fcntl`, `os.fork`)."""
    for path, tree in modules(package):
        known = {used.bound: used.whole for used in imports(package.name, path, tree)}
        for used in imports(package.name, path, tree):
            top = used.module.split(".")[0]
            if top in POSIX_MODULES:
                yield path, used.line, top
            elif used.name in POSIX_NAMES.get(top, ()):
                yield path, used.line, used.whole
        for node in ast.walk(tree):
            match node:
                case ast.Attribute(value=ast.Name(id=name), attr=attribute):
                    module = known.get(name, "")
                    if attribute in POSIX_NAMES.get(module, ()):
                        yield path, node.lineno, f"{module}.{attribute}"
                case ast.Call(
                    func=ast.Attribute(attr="get_context" | "set_start_method"),
                    args=[ast.Constant(value="fork" | "forkserver"), *_],
                ):
                    yield path, node.lineno, "os.fork"


def wrong_posix(package: Path, allowed: Table) -> list[str]:
    """Find POSIX-only names outside the modules that may use them, and permissions that nobody uses."""
    uses = set(posix_only(package))
    spoken = {(path, name) for path, _, name in uses}
    return sorted(
        [
            f"{path}:{line}: `{name}` is POSIX only"
            for path, line, name in uses
            if name not in allowed.get(path, ())
        ]
        + [
            f"{path}:1: `{name}` is allowed and not used"
            for path, names in allowed.items()
            for name in names
            if (path, name) not in spoken
        ],
    )


def full_inits(package: Path) -> list[str]:
    """Find `__init__` files that hold anything but a docstring."""
    found = []
    for path, tree in modules(package):
        if path.rsplit("/", 1)[-1] == "__init__.py" and (len(tree.body) != 1 or not ast.get_docstring(tree)):
            found.append(f"{path}:1: holds more or less than a docstring")
    return found


def long_modules(package: Path, most: int = MOST_LINES) -> list[str]:
    """Find modules that are longer than one idea."""
    lengths = {
        file: len(file.read_text(encoding="utf-8").splitlines()) for file in sorted(package.rglob("*.py"))
    }
    return [
        f"{file.relative_to(package).as_posix()}:{length}: longer than {most} lines"
        for file, length in lengths.items()
        if length > most
    ]


def possessive_groups(package: Path) -> list[str]:
    """Find patterns that some versions of Python understand in another way (python/cpython#106052)."""
    return sorted(
        f"{path}:{node.lineno}: a group is possessive"
        for path, tree in modules(package)
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and POSSESSIVE_GROUP.search(node.value)
    )
