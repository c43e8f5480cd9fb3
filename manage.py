#!/usr/bin/env python
"""Django's command line for this project."""

import os
import sys

if sys.version_info < (3, 11):  # noqa: UP036 - so that an older one is told, not left to fail
    sys.exit(
        "Musyawarah needs Python 3.11 or newer; this is Python {}.{}.".format(*sys.version_info)
    )

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "classroom.settings")
    from django.core.exceptions import ImproperlyConfigured
    from django.core.management import execute_from_command_line

    try:
        execute_from_command_line(sys.argv)
    except ImproperlyConfigured as error:  # of the environment: a sentence helps, a traceback not
        sys.exit(f"Musyawarah cannot start: {error}")
