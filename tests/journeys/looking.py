"""What a look at a page tells, whichever journey takes it."""

from axe_playwright_python.sync_playwright import Axe

CONTRAST = "axe.run({runOnly: ['color-contrast'], resultTypes: ['violations']})"
OVERFLOWS = "document.documentElement.scrollWidth > innerWidth"
WIDTHS = (320, 360, 1280)


def faults(page):
    """What axe finds, light and dark, and the windows that the page is too wide for."""
    page.wait_for_load_state()  # a click comes back before the new page is whole
    found = Axe().run(page).response["violations"]
    page.emulate_media(color_scheme="dark")  # where only colours are others
    found += page.evaluate(CONTRAST)["violations"]
    page.emulate_media(color_scheme="light")
    told = [(one["id"], [node["html"][:120] for node in one["nodes"]]) for one in found]
    return told + too_wide_for(page)


def too_wide_for(page):
    own = page.viewport_size
    found = []
    for width in WIDTHS:
        page.set_viewport_size(own | {"width": width})
        found += [width] * page.evaluate(OVERFLOWS)
    page.set_viewport_size(own)
    return found
