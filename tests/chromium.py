"""Find a Chromium for the journeys, or get one: `python -m tests.chromium` prints its path."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

# The first is the same browser without its windows: the journeys take half as long in it.
PACKAGES = ["chromium-headless-shell", "chromium"]
NAMES = [*PACKAGES, "chromium-browser", "google-chrome", "google-chrome-stable"]
NONE = """No Chromium could be found or installed, so the tests in a real browser cannot run.
Install Chromium or Chrome, or set CHROMIUM to the path of one. (Tried: {tried}.)"""


def found():
    """Return the path of a browser that is there, or None."""
    wanted = os.environ.get("CHROMIUM")
    if wanted:
        return shutil.which(wanted)
    return next(filter(None, map(shutil.which, NAMES)), None)


def from_apt():
    """Return the path of Debian's Chromium after installing it; only root can, only on Debian."""
    if not shutil.which("apt-get") or os.geteuid() != 0:
        return None
    env = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    quietly("apt-get", "update", env=env)
    for package in PACKAGES:
        if not found():
            quietly("apt-get", "install", "-y", "--no-install-recommends", package, env=env)
    return found()


def from_playwright():
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    if not Path(path).exists():
        quietly(sys.executable, "-m", "playwright", "install", "chromium")
    return path if Path(path).exists() else None


def quietly(*command, env=None):
    """Run a command whose success shows in what it leaves behind; its words go to stderr."""
    subprocess.run(command, env=env, stdout=sys.stderr, check=False)


def main():
    path = found()
    if not path and os.environ.get("CHROMIUM"):
        sys.exit(NONE.format(tried="CHROMIUM=" + os.environ["CHROMIUM"]))
    path = path or from_apt() or from_playwright()
    if not path:
        sys.exit(NONE.format(tried=", ".join([*NAMES, "apt-get", "playwright install"])))
    sys.stdout.write(path + "\n")


if __name__ == "__main__":
    main()
