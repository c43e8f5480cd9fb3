"""What a server needs that a test or a measurement starts: a port and a database of its own."""

import os
import socket
import uuid
from contextlib import contextmanager

import psycopg


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@contextmanager
def sqlite(directory):
    yield f"sqlite:///{directory}/db.sqlite3"


@contextmanager
def postgres(_directory):
    """Make a database, for as long as it is needed, on the server that DATABASE_URL names."""
    server, name = os.environ["DATABASE_URL"], f"musyawarah_{uuid.uuid4().hex[:12]}"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
        try:
            yield server.rpartition("/")[0] + f"/{name}"
        finally:
            connection.execute(f"DROP DATABASE {name} WITH (FORCE)")
