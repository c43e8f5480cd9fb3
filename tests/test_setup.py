"""Setting up: what `make run` does before it serves."""

import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest
from django.contrib.staticfiles.finders import FileSystemFinder
from django.core.management import CommandError, call_command

from classroom.management import preparation
from tests.servers import free_port

ROOT = Path(__file__).parent.parent


@pytest.fixture
def taken_port():
    with socket.socket() as server:
        server.bind(("127.0.0.1", 0))
        server.listen()
        yield server.getsockname()[1]


@pytest.fixture
def static_root(settings, tmp_path):
    settings.VAR_DIR = tmp_path
    settings.STATIC_ROOT = tmp_path / "static"
    settings.STATICFILES_DIRS = [tmp_path / "source"]
    (tmp_path / "source").mkdir()
    (tmp_path / "source" / "own.css").write_text("p { color: teal }")
    return tmp_path


def test_a_taken_port_is_said_before_anything_is_done(taken_port, monkeypatch):
    monkeypatch.setenv("PORT", str(taken_port))

    with pytest.raises(CommandError, match=f"Cannot listen on 127.0.0.1, port {taken_port}"):
        call_command("start")


def test_a_free_port_passes(taken_port):
    assert preparation.require_free_port("127.0.0.1", free_port()) is None


def test_a_port_that_is_no_number_is_said(monkeypatch):
    monkeypatch.setenv("PORT", "eighty")

    with pytest.raises(CommandError, match="PORT must be a number from 1 to 65535, not 'eighty'"):
        call_command("start")


def collections(monkeypatch):
    """Return the list to which every later collectstatic adds its name."""
    seen = []

    def fake(name, **options):
        seen.append(name)
        preparation.settings.STATIC_ROOT.mkdir(exist_ok=True)
        (preparation.settings.STATIC_ROOT / "staticfiles.json").write_text("{}")

    monkeypatch.setattr(preparation, "call_command", fake)
    return seen


def test_static_files_are_collected_once(static_root, monkeypatch):
    seen = collections(monkeypatch)

    preparation.collect_static()
    preparation.collect_static()

    assert seen == ["collectstatic"]


def test_a_changed_static_file_is_collected_again(static_root, monkeypatch):
    seen = collections(monkeypatch)
    monkeypatch.setattr(preparation, "static_fingerprint", iter(["before", "after"]).__next__)

    preparation.collect_static()
    preparation.collect_static()

    assert seen == ["collectstatic", "collectstatic"]


def test_the_fingerprint_follows_the_files(static_root, monkeypatch):
    monkeypatch.setattr(preparation, "get_finders", lambda: [FileSystemFinder()])
    before = preparation.static_fingerprint()

    (static_root / "source" / "own.css").write_text("p { color: black }")

    assert preparation.static_fingerprint() != before


def test_without_a_key_nothing_starts_but_the_demo(tmp_path):
    env = {key: value for key, value in os.environ.items() if key not in {"SECRET_KEY", "DEMO"}}
    env |= {"VAR_DIR": str(tmp_path), "DJANGO_SETTINGS_MODULE": "classroom.settings"}

    run = subprocess.run(
        [sys.executable, "manage.py", "check"], cwd=ROOT, env=env, capture_output=True, text=True
    )

    assert run.returncode == 1
    assert "Set SECRET_KEY, or DEMO=1" in run.stderr
    assert "Traceback" not in run.stderr


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"DATABASE_URL": "hello"}, "DATABASE_URL must be like postgres://"),
        ({"DATABASE_URL": "mysql://a/b"}, "DATABASE_URL must be like postgres://"),
        ({"LOG_LEVEL": "loud"}, "loud not in"),
        ({"DATABASE_URL": "sqlite:////nowhere/db"}, "The database /nowhere/db cannot be opened"),
    ],
)
def test_what_is_set_wrong_is_said_in_a_sentence(tmp_path, wrong, said):
    env = os.environ | {"VAR_DIR": str(tmp_path), "DEMO": "1"} | wrong
    env |= {"DJANGO_SETTINGS_MODULE": "classroom.settings", "PORT": str(free_port())}

    run = subprocess.run(
        [sys.executable, "manage.py", "start", "--prepare"],
        cwd=ROOT,
        env=env,
        capture_output=True,
        text=True,
    )

    assert run.returncode == 1
    assert said in run.stderr
    assert "Traceback" not in run.stderr


def test_the_demo_key_is_made_once_and_only_its_owner_reads_it(tmp_path):
    env = {key: value for key, value in os.environ.items() if key != "SECRET_KEY"}
    env |= {"VAR_DIR": str(tmp_path), "DEMO": "1", "DJANGO_SETTINGS_MODULE": "classroom.settings"}
    show = [sys.executable, "-c", "from django.conf import settings; print(settings.SECRET_KEY)"]

    keys = {
        subprocess.run(show, cwd=ROOT, env=env, capture_output=True, text=True).stdout
        for _ in range(2)
    }

    assert [len(key.strip()) for key in keys] == [50]
    assert (tmp_path / "secret_key").stat().st_mode & 0o777 == 0o600
