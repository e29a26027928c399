"""Lighthouse, and what it says of a page on a phone."""

import json
import os
import shutil
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any

from bench.sheets import ROOT

HERE = Path(__file__).parent / "node"
HOME = ROOT / ".bench" / "reader"
PROGRAM = HOME / "node_modules" / "lighthouse" / "cli" / "index.js"
SCORES = ("performance", "accessibility", "best-practices", "seo")
FLAGS = "--headless=new --no-sandbox --disable-gpu --disable-background-networking --no-first-run"
LONGEST = 300.0


@dataclass(frozen=True, slots=True)
class Looked:
    """One run, or the medians of several.

    Attributes:
        scores: category to 0–100.
        largest: seconds until the largest part is painted, on a slow phone as Lighthouse simulates one.
        blocked: milliseconds in which the page does not answer.
        shift: how much it moves.
        size: bytes that travelled.
        requests: how many files.
    """

    scores: Mapping[str, float]
    largest: float
    blocked: float
    shift: float
    size: float
    requests: float


def install() -> str:
    """Install Lighthouse and Starlight below `.bench/`; return "" or why not.

    `npm install` keeps to the lock; `npm ci` asks for the programs of other systems, which a registry need not have.
    """
    npm = shutil.which("npm")
    if npm is None:
        return "there is no `npm` here; install Node.js"
    HOME.mkdir(parents=True, exist_ok=True)
    for file in HERE.iterdir():
        shutil.copy(file, HOME)
    words = [npm, "install", "--no-audit", "--no-fund", "--loglevel=error", "--prefix", str(HOME)]
    done = subprocess.run(words, capture_output=True, check=False, text=True)
    return "" if done.returncode == 0 else (done.stderr or done.stdout)[-500:].strip()


def look(address: str, runs: int) -> Looked:
    """Return the medians of so many runs, as a phone sees the page at an address.

    Raises:
        ValueError: Lighthouse is not installed or could not look; says why.
    """
    found = [_once(address) for _ in range(runs)]
    return Looked(
        {name: median(each.scores[name] for each in found) for name in SCORES},
        *(
            median(getattr(each, name) for each in found)
            for name in ("largest", "blocked", "shift", "size", "requests")
        ),
    )


def _once(address: str) -> Looked:
    node = shutil.which("node")
    if node is None or not PROGRAM.exists():
        message = "Lighthouse is not installed, see `python -m bench.reader --install`"
        raise ValueError(message)
    words = [node, str(PROGRAM), address, "--output=json", "--quiet", f"--chrome-flags={FLAGS}"]
    only = f"--only-categories={','.join(SCORES)}"
    surroundings = os.environ | {"CHROME_PATH": _chromium()}
    done = subprocess.run(
        [*words, only], capture_output=True, check=False, text=True, env=surroundings, timeout=LONGEST
    )
    if done.returncode:
        raise ValueError((done.stderr or done.stdout)[-500:].strip())
    return _read(json.loads(done.stdout))


def _read(report: Mapping[str, Any]) -> Looked:
    audits, categories = report["audits"], report["categories"]
    return Looked(
        {name: round(100 * categories[name]["score"]) for name in SCORES},
        audits["largest-contentful-paint"]["numericValue"] / 1000,
        audits["total-blocking-time"]["numericValue"],
        audits["cumulative-layout-shift"]["numericValue"],
        audits["total-byte-weight"]["numericValue"],
        len(audits["network-requests"]["details"]["items"]),
    )


def _chromium() -> str:
    done = subprocess.run([ROOT / ".ci" / "browser"], capture_output=True, check=False, text=True)
    if done.returncode:
        message = "no Chromium on this machine: `make browser` installs it or says how"
        raise ValueError(message)
    return done.stdout.strip()
