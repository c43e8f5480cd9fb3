"""Addresses of pages, each worked out once a process: the site map is searched 90 calls deep."""

from functools import lru_cache

from django.urls import reverse


@lru_cache(maxsize=4096)
def address(name, *args):
    return reverse(name, args=args)
