"""The scripts that `make` asks for a Python, a browser and system packages, on machines made of stubs."""

import os
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pytest

TOOLS = ("basename", "cat", "chmod", "dirname", "env", "grep", "readlink", "sed", "sh", "timeout")
BROWSER = "echo '<html></html>'"


@dataclass(frozen=True, slots=True)
class Machine:
    """A machine with a few commands; `log` is what its package manager was asked to do."""

    folder: Path
    scripts: Path

    @property
    def log(self) -> list[str]:
        """The calls of `apt-get`, in order."""
        log = self.folder / "log"
        return log.read_text().splitlines() if log.exists() else []

    def has(self, command: str, script: str) -> None:
        """Put a command on the path."""
        file = self.folder / command
        file.write_text(f"#!/bin/sh\n{script}\n")
        file.chmod(0o755)

    def run(self, script: str, *arguments: str, **variables: str) -> tuple[int, str, str]:
        """Run one of the scripts there: exit code, output, errors."""
        known = {
            "PATH": str(self.folder),
            "HOME": str(self.folder),
            "OS_RELEASE": str(self.folder / "os-release"),
        }
        done = subprocess.run(
            [self.scripts / script, *arguments],
            env=known | variables,
            capture_output=True,
            text=True,
            check=False,
        )
        return done.returncode, done.stdout, done.stderr


@pytest.fixture
def machine(root: Path, tmp_path: Path) -> Machine:
    """A fresh Debian without a browser, for somebody who is root."""
    for tool in TOOLS:
        (tmp_path / tool).symlink_to(os.path.realpath(shutil.which(tool) or tool))
    made = Machine(tmp_path, root / ".ci")
    made.has("id", "echo 0")
    made.has(
        "apt-get",
        f'echo "apt-get $*" >> {tmp_path}/log\n'
        f'case "$*" in *install*chromium*) echo "#!/bin/sh\n{BROWSER}" > {tmp_path}/chromium\n'
        f"chmod +x {tmp_path}/chromium ;; esac",
    )
    (tmp_path / "os-release").write_text("ID=debian\n")
    return made


def test_root_installs_what_is_missing(machine: Machine) -> None:
    """The list of packages is fetched first: a fresh machine has none."""
    code, _, errors = machine.run("system-packages", "chromium")
    assert (code, errors) == (0, "")
    assert machine.log == [
        "apt-get update -qq",
        "apt-get install -y -qq --no-install-recommends chromium",
    ]


def test_what_is_there_is_left_alone(machine: Machine) -> None:
    """A second run asks nobody for anything."""
    machine.has("chromium", BROWSER)
    machine.has("fc-list", "echo 'Noto Sans CJK SC'")
    assert machine.run("system-packages", "chromium", "fonts-noto-cjk") == (0, "", "")
    assert machine.log == []


def test_passwordless_sudo_is_used(machine: Machine) -> None:
    """Who may become root without a password is not asked to."""
    machine.has("id", "echo 1000")
    machine.has("sudo", 'case "$1" in -n) exit 0 ;; esac\nexec "$@"')
    assert machine.run("system-packages", "chromium")[0] == 0
    assert len(machine.log) == 2


def test_without_rights_one_command_is_named(machine: Machine) -> None:
    """Everything that is missing is in the one command, and nothing was tried."""
    machine.has("id", "echo 1000")
    machine.has("sudo", "exit 1")
    code, _, errors = machine.run("system-packages", "chromium", "fonts-noto-cjk")
    assert code == 1
    assert errors == (
        "missing on this machine: chromium fonts-noto-cjk\n"
        "type: sudo apt-get update && sudo apt-get install -y chromium fonts-noto-cjk fontconfig\n"
    )
    assert machine.log == []


def test_ubuntu_is_told_of_a_browser_that_is_no_snap(machine: Machine) -> None:
    """Its package is only the way to a snap, which cannot open the pages that the tests make."""
    (machine.folder / "os-release").write_text("NAME=Ubuntu\nID=ubuntu\n")
    code, _, errors = machine.run("system-packages", "chromium")
    assert code == 1
    assert errors.endswith("type: .venv/bin/playwright install --with-deps chromium\n")


@pytest.mark.parametrize(
    ("python", "package"),
    [("/usr/bin/python3", "python3-venv"), ("/usr/bin/python3.13", "python3.13-venv")],
)
def test_a_python_gets_its_own_venv(machine: Machine, python: str, package: str) -> None:
    """The package belongs to one version of Python."""
    machine.has("sudo", "exit 1")
    machine.has("id", "echo 1000")
    missing = str(machine.folder / Path(python).name)
    errors = machine.run("system-packages", "python3-venv", PYTHON=missing)[2]
    assert errors.endswith(f"apt-get install -y {package}\n")


def test_a_package_that_does_not_help_is_reported(machine: Machine) -> None:
    """A font that is still not found is an error here, not boxes in a chart."""
    machine.has("fc-list", "exit 0")
    code, _, errors = machine.run("system-packages", "fonts-noto-cjk")
    assert code == 1
    assert errors.startswith("missing on this machine: fonts-noto-cjk\n")


def test_the_browser_is_one_that_starts(machine: Machine) -> None:
    """A stub that only speaks of a snap is passed over."""
    machine.has("chromium-browser", "echo 'requires the chromium snap'; exit 1")
    assert machine.run("browser")[0] == 1
    machine.has("google-chrome", BROWSER)
    assert machine.run("browser") == (0, f"{machine.folder}/google-chrome\n", "")


def test_the_python_is_new_enough(machine: Machine) -> None:
    """`python3` may be too old while a newer one stands beside it; when there is none, it says so."""
    machine.has("python3", "exit 1")
    code, _, errors = machine.run("python")
    assert (code, errors.splitlines()[0]) == (1, "cxsite needs Python 3.11 or newer, and none was found")
    machine.has("python3.12", "exit 0")
    assert machine.run("python") == (0, f"{machine.folder}/python3.12\n", "")


def test_a_server_that_is_not_on_the_path_is_found(machine: Machine) -> None:
    """Debian keeps PostgreSQL in a folder for each version."""
    folder = machine.folder / "versions"
    code, _, errors = machine.run("system-packages", "postgresql", POSTGRESQL=str(folder))
    assert machine.log[1:] == ["apt-get install -y -qq --no-install-recommends postgresql"]
    assert (code, "reinstall postgresql" in errors) == (1, True)  # this stub installs nothing
    initdb = folder / "15" / "bin" / "initdb"
    initdb.parent.mkdir(parents=True)
    initdb.write_text("#!/bin/sh\n")
    initdb.chmod(0o755)
    assert machine.run("system-packages", "postgresql", POSTGRESQL=str(folder)) == (0, "", "")
