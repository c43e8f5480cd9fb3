"""The production settings, with the bare view added to the site map."""

from classroom.settings import *  # noqa: F403

ROOT_URLCONF = "tests.bench.urls"
