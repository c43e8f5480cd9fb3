"""Measure one school in one database: `python -m tests.bench.measure demo|large`.

Prints a table; exits with 1 when a bar does not hold. "Bare view" is a view with one query inside
this site, signed in: what a page costs here before it does anything. "New project" is the same view
in a project that has only what startproject gives, nobody signed in.
"""

import statistics
import subprocess
import sys
import time
from contextlib import contextmanager

import django
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext, override_settings

from classroom.management.preparation import collect_static
from tests.bench.load import Connection, all_at_once, in_turns
from tests.servers import free_port

REQUESTS, SECONDS, CONNECTIONS, WORKERS = 200, 3, 8, 2


def make(kind):
    from tests.bench import polling, talk
    from tests.bench.school import make_large_school

    call_command("migrate", verbosity=0, interactive=False)
    call_command("load_modules", verbosity=0)
    call_command("load_claims", verbosity=0)
    collect_static()
    if kind == "demo":
        with override_settings(DEMO=True):  # its accounts; the server itself runs without
            call_command("demo", verbosity=0)
        polling.make_classes()
        talk.make_discussions()
    else:
        make_large_school()
    if connection.vendor == "postgresql":
        connection.cursor().execute("ANALYZE")  # what its autovacuum would do within a minute


@contextmanager
def serving(application, path):
    """Yield the port of the production server once `path` answers."""
    port = free_port()
    process = subprocess.Popen(
        [
            *(sys.executable, "-m", "granian", application, "--interface", "wsgi"),
            *("--host", "127.0.0.1", "--port", str(port), "--log-level", "warning"),
            *("--workers", str(WORKERS), "--blocking-threads", "4", "--no-ws"),
        ]
    )
    try:
        wait_for(port, path)
        yield port
    finally:
        process.terminate()
        process.wait()


def wait_for(port, path):
    for _ in range(100):
        time.sleep(0.2)
        try:
            status, _size = Connection(port, path).get()
        except OSError:
            continue
        if status == 200:
            return
    raise RuntimeError(f"{path} never answered")


def figures(address, bare):
    """Measure one page: median, p95, requests a second, bytes, and times the bare view's median."""
    ours, floor, size = in_turns(Connection(*address), Connection(*bare), requests=REQUESTS)
    rate = all_at_once(address, connections=CONNECTIONS, seconds=SECONDS)
    median = statistics.median(ours)
    p95 = statistics.quantiles(ours, n=20)[-1]
    return median, p95, rate, size, median / statistics.median(floor)


def count_queries(page):
    client = Client(headers={"host": "127.0.0.1"})
    if page.user:
        client.force_login(page.user)
    client.get(page.path)  # loads templates and what is kept for the life of a process
    with CaptureQueriesContext(
        connection,
    ) as queries:
        response = client.get(page.path)
    if response.status_code != 200:
        raise RuntimeError(f"{page.path} answered {response.status_code}")
    return len(queries)


def holds(page, queries, measured):
    from tests.bench.pages import BARS

    most_queries, most_ratio = BARS[page.role]
    median, ratio = measured[0], measured[-1]
    quick = most_ratio is None or ratio <= most_ratio
    return queries <= most_queries and (median <= page.most_ms if page.most_ms else quick)


def show(cells):
    name, *figures = cells
    print(f"{name:<18}" + "".join(f"{figure:>11}" for figure in figures), flush=True)


def main(kind):
    from tests.bench import talk
    from tests.bench.pages import bare_page, pages, session_cookie

    begin = time.monotonic()
    make(kind)
    print(f"\n== {kind} school on {connection.vendor}, made in {time.monotonic() - begin:.0f} s")
    found = [*pages(), *talk.pages()]
    floor = bare_page(found)
    counted = [(page, count_queries(page), session_cookie(page.user)) for page in [floor, *found]]
    connection.close()
    show(("page", "queries", "median ms", "p95 ms", "req/s", "KB", "x bare", "holds"))
    good = True
    with (
        serving("classroom.wsgi:application", "/login/") as port,
        serving("tests.bench.bare:application", "/bare/") as other,
    ):
        bare = (other, "/bare/")
        show(("bare view", 1, *row(figures(bare, bare)), ""))
        for page, queries, cookie in counted:
            measured = figures((port, page.path, cookie), bare)
            kept = page is floor or holds(page, queries, measured)
            good = good and kept
            show(
                (
                    page.name,
                    queries,
                    *row(measured),
                    "" if page is floor else ("yes" if kept else "NO"),
                )
            )
        if kind == "demo":
            good = polled(port) and good
    return 0 if good else 1


def polled(port):
    """Measure what pages ask every few seconds on the same server, and show it below the pages."""
    from tests.bench import polling, talk

    good = True
    for measure in (polling.asked_live, talk.news):
        found = measure(port)
        polling.show(found)
        good = good and found.holds
    return good


def row(measured):
    median, p95, rate, size, ratio = measured
    return f"{median:.1f}", f"{p95:.1f}", f"{rate:.0f}", f"{size / 1000:.1f}", f"{ratio:.1f}"


if __name__ == "__main__":
    django.setup()
    sys.exit(main(sys.argv[1]))
