"""`cxsite serve` as an author starts it."""

import re
import shutil
import signal
import socket
from pathlib import Path
from urllib.request import urlopen

import pytest
from serving import started

from cxsite.cli import serve as command
from cxsite.cli.main import main
from cxsite.serve.site import Built


@pytest.fixture
def folder(tmp_path: Path, small: Path) -> Path:
    """A small handbook that was built before."""
    return shutil.copytree(small, tmp_path / "handbook")


def read(address: str) -> str:
    """Return a page."""
    with urlopen(address, timeout=20) as page:  # noqa: S310 - an address of this machine
        return str(page.read().decode())


def test_writing_a_handbook(folder: Path, root: Path) -> None:
    """The address, the first site, a save, an error, its mending, the end; no folder was written."""
    journey = folder / "content" / "journeys" / "borrow.yml"
    text = journey.read_text("utf-8")
    with started(folder, root) as (process, line):
        address = re.fullmatch(r"serving (http://127\.0\.0\.1:[0-9]+/) \(Ctrl-C ends it\)\n", line("serving"))
        assert address
        assert re.fullmatch(r"built (\d+) pages in \d+\.\d s \(\1 changed\)\n", line("built"))
        journey.write_text(text.replace("on the tram", "on the bus"), "utf-8")
        assert re.fullmatch(r"built \d+ pages in \d+\.\d s \([1-9] changed\)\n", line("built"))
        assert "on the bus" in read(f"{address[1]}en/journeys/borrow.html")
        journey.write_text(text.replace("at: catalogue", "at: katalog"), "utf-8")
        assert line("content/").startswith("content/journeys/borrow.yml:16:13: `katalog` is not a touchpoint")
        assert line("1 error") == "1 error; the last good site stays\n"
        assert "on the bus" in read(f"{address[1]}en/journeys/borrow.html")
        journey.write_text(text, "utf-8")
        line("built")
        assert "on the tram" in read(f"{address[1]}en/journeys/borrow.html")
        process.send_signal(signal.SIGINT)
        rest, _ = process.communicate(timeout=60)
        assert (process.returncode, rest.strip()) == (130, "")
    assert {path.name for path in folder.iterdir()} == {"content", ".cxsite"}


def once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let watching end after the first build."""
    monkeypatch.setattr("cxsite.serve.watch.saves", lambda _folders: iter([False, False]))


def test_a_folder_is_written_where_one_is_named(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """With the day it is judged by, as a build does."""
    once(monkeypatch)
    output = folder / "site"
    assert main(["serve", str(folder), "--port", "0", "-o", str(output), "--as-of", "2027-01-05"]) == 0
    assert "5 Jan" in (output / "en" / "index.html").read_text("utf-8")
    assert "data-version" not in (output / "en" / "index.html").read_text("utf-8")
    assert capsys.readouterr().err == ""


def test_a_port_that_is_taken_is_said_with_the_next_one(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """3; nothing was built, not even looked at."""
    shutil.rmtree(folder / ".cxsite")
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        assert main(["serve", str(folder), "--port", str(port)]) == 3
    said = (
        f"cxsite: port {port} is taken by another program\n  hint: choose another one: `--port {port + 1}`\n"
    )
    assert capsys.readouterr() == ("", said)
    assert not (folder / ".cxsite").exists()


def test_an_address_that_is_not_this_machines_is_said(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """3, with the system's reason; the address is one that nobody has."""
    assert main(["serve", str(folder), "--host", "192.0.2.1", "--port", "8000"]) == 3
    said = capsys.readouterr().err
    assert said.startswith("cxsite: `192.0.2.1:8000` cannot be listened on: ")
    assert said.endswith("\n  hint: choose another `--host` or `--port`\n")


def test_who_lets_the_network_in_is_warned(capsys: pytest.CaptureFixture[str]) -> None:
    """The address printed is one that works on this machine."""
    command._say_where("127.0.0.1", 8000)
    assert capsys.readouterr() == ("serving http://127.0.0.1:8000/ (Ctrl-C ends it)\n", "")
    command._say_where("0.0.0.0", 8000)  # noqa: S104 - that is the case
    warning = (
        "cxsite: everybody in the network can read what is not published yet\n"
        "  hint: leave `--host` away to serve this machine only; others need `--allow-host NAME` to ask by a name\n"
    )
    assert capsys.readouterr() == ("serving http://localhost:8000/ (Ctrl-C ends it)\n", warning)
    command._say_where("::1", 8000)
    assert capsys.readouterr() == ("serving http://[::1]:8000/ (Ctrl-C ends it)\n", "")


def test_what_fails_is_said_with_its_remedy(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A full disk is no mistake of the content; a site that was built is shown nevertheless."""
    reason = command._explained(OSError(28, "No space left on device", "output"))
    said = f"cxsite: {reason[0]}\n  hint: {reason[1]}\n"
    command._say_built(Built(None, fault=reason), folder, 0.1)
    assert capsys.readouterr() == ("the build failed; the last good site stays\n", said)
    command._say_built(Built({"index.html": b""}, fault=reason), folder, 0.1)
    assert capsys.readouterr() == ("built 1 page in 0.1 s (0 changed)\n", said)
    command._say_failed(OSError(28, "No space left on device", "output"))
    assert capsys.readouterr() == ("", said)


def test_the_default_theme_is_watched_where_it_can_be_written(
    folder: Path, root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In a checkout, once; not in a wheel, and not twice in the checkout's own handbook."""
    own = [folder / "content", folder / "themes"]
    assert command._watched(folder) == [*own, root / "themes" / "default"]
    assert command._watched(root) == [root / "content", root / "themes"]
    monkeypatch.setattr("cxsite.read.shipped.themes_folder", lambda: tmp_path / "cxsite" / "themes")
    monkeypatch.setattr("cxsite.read.shipped.PACKAGE", tmp_path / "cxsite")
    assert command._watched(folder) == own
