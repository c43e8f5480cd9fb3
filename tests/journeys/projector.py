"""What the journeys of presenting and of asking live share."""

PROJECTOR = {"viewport": {"width": 1280, "height": 720}}
SMALLEST = """() => Math.min(...[...document.querySelectorAll('body *')]
    .filter((one) => one.checkVisibility() && !one.closest('.visually-hidden, .skip'))
    .filter((one) => [...one.childNodes].some((n) => n.nodeType === 3 && n.data.trim()))
    .map((one) => parseFloat(getComputedStyle(one).fontSize) * (one.getScreenCTM?.().d ?? 1)))"""
# No room for other fonts: DejaVu, which stands in where a machine has no other, runs widest of all.
TALLER = """() => [document.documentElement, document.querySelector('.slide')]
    .some((one) => one.scrollHeight > one.clientHeight + 1)"""


def present(reading, section="section-1", slide=1):
    return f"{reading.get_absolute_url()}present/{section}/?slide={slide}"


def misfit(page):
    """What nobody in the last row could read: below the screen's edge, or under 24 pixels."""
    smallest = page.evaluate(SMALLEST)
    return ["tall"] * page.evaluate(TALLER) + ["small"] * (smallest < 24)
