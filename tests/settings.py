"""The production settings, made runnable for tests: a key, plain HTTP, an own var/."""

import os
import tempfile

os.environ.setdefault("SECRET_KEY", "only-for-tests-" + "x" * 50)
os.environ.setdefault("HTTPS", "0")
if "VAR_DIR" not in os.environ:  # two runs at once must not share a database file
    own_var = tempfile.TemporaryDirectory(prefix="musyawarah-tests-")
    os.environ["VAR_DIR"] = own_var.name

from classroom.settings import *  # noqa: F403

EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
if IS_SQLITE:  # noqa: F405
    # A file, not memory: journeys then have a connection per thread, as the server does.
    DATABASES["default"]["TEST"] = {"NAME": str(VAR_DIR / "test.sqlite3")}  # noqa: F405
# No manifest in unit tests: it would have to be built before a template can name a file.
STORAGES["staticfiles"]["BACKEND"] = "django.contrib.staticfiles.storage.StaticFilesStorage"  # noqa: F405
WHITENOISE_AUTOREFRESH = WHITENOISE_USE_FINDERS = True
