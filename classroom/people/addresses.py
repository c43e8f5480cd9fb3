"""Where a request comes from, and where it may be sent next."""

import ipaddress

from django.conf import settings
from django.shortcuts import resolve_url
from django.utils.http import url_has_allowed_host_and_scheme


def client_address(request):
    """Return the caller's address: only our own proxies' entries of X-Forwarded-For are believed.

    Each trusted proxy appends what it saw, so the caller is the n-th entry from the right;
    what stands further left was written by the caller.
    """
    socket = request.META.get("REMOTE_ADDR", "")
    seen = [part.strip() for part in request.headers.get("X-Forwarded-For", "").split(",")]
    seen = [part for part in seen if part]
    if settings.TRUSTED_PROXIES and len(seen) >= settings.TRUSTED_PROXIES:
        return seen[-settings.TRUSTED_PROXIES]
    return socket


def network(address):
    """Return what one line has: an IPv4 address, or the first half of an IPv6 address (/64)."""
    try:
        parsed = ipaddress.ip_address(address)
    except ValueError:
        return address
    if parsed.version == 4:
        return address
    return str(ipaddress.ip_network((parsed, 64), strict=False))


def next_url(request, default):
    """Return the wished page when it is one of ours, else the default."""
    wished = request.POST.get("next") or request.GET.get("next") or ""
    ours = url_has_allowed_host_and_scheme(
        wished, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return wished if ours else resolve_url(default)
