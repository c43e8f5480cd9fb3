"""What the journeys of presenting and of asking live share."""

PROJECTOR = {"viewport": {"width": 1280, "height": 720}}
SMALLEST = """() => Math.min(...[...document.querySelectorAll('body *')]
    .filter((one) => one.checkVisibility() && !one.closest('.visually-hidden, .skip'))
    .filter((one) => [...one.childNodes].some((n) => n.nodeType === 3 && n.data.trim()))
    .map((one) => parseFloat(getComputedStyle(one).fontSize)))"""


def present(reading, section="section-1", slide=1):
    return f"{reading.get_absolute_url()}present/{section}/?slide={slide}"
