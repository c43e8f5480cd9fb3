from xml.etree import ElementTree

SVG = "{http://www.w3.org/2000/svg}"


def parsed(drawing):
    """Return the root element of a drawing; an error where it is not XML."""
    return ElementTree.fromstring(drawing)  # noqa: S314 - drawn by ourselves


def texts(one):
    """Return every text of a figure's drawings."""
    elements = (element for drawing in one.drawings for element in parsed(drawing).iter())
    return [element.text for element in elements if element.text]
