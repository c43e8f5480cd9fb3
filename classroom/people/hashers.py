from django.contrib.auth.hashers import Argon2PasswordHasher


class ClassroomArgon2PasswordHasher(Argon2PasswordHasher):
    """Argon2id at OWASP's minimum: a whole class signs in within the same minute.

    Django's default (100 MiB, 8 lanes) takes about 190 ms a sign-in, this 27 ms.
    """

    memory_cost = 19456  # KiB
    time_cost = 2
    parallelism = 1
