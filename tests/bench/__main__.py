"""`make bench`: the demo and a large school, on SQLite and on PostgreSQL, in databases of its own.

`python -m tests.bench sqlite-demo` measures only that one. DATABASE_URL names a PostgreSQL server
where databases may be made; .ci/with-postgres finds or starts one.
"""

import os
import subprocess
import sys
import tempfile

from tests.servers import postgres, sqlite

SCHOOLS = ["demo", "large"]
ENGINES = {"sqlite": sqlite, "postgresql": postgres}


def measure(engine, school):
    with tempfile.TemporaryDirectory() as directory, ENGINES[engine](directory) as url:
        production = {
            "ALLOWED_HOSTS": "127.0.0.1",
            "DATABASE_URL": url,
            "DJANGO_SETTINGS_MODULE": "tests.bench.settings",
            "HTTPS": "0",  # no proxy stands in front of these servers
            "SECRET_KEY": "only-for-measuring-" + "x" * 50,
            "VAR_DIR": directory,
        }
        command = [sys.executable, "-m", "tests.bench.measure", school]
        return subprocess.run(command, env={**os.environ, **production}, check=False).returncode


def main(wanted):
    for name in ("DEMO", "DEBUG"):
        os.environ.pop(name, None)
    runs = [(engine, school) for engine in ENGINES for school in SCHOOLS]
    chosen = [run for run in runs if not wanted or "-".join(run) in wanted]
    return max([measure(*run) for run in chosen])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
