"""Whether something has been said already, of what the writer may read."""

from .nearest import nearest


def said_already(threads, text, above=None, key=None):
    """Return the Nodes that say nearly the same as `text`, the nearest first; own ones, too.

    Behind a closed door nothing is compared: the answer would tell what stands there. The post that
    is answered may be repeated; that is quoting. Nor is what was sent a second time, by its `key`.
    """
    if not threads.is_open:
        return []
    others = [
        node
        for node in threads.flat
        if node.post.stands and node is not above and node.post.key != key
    ]
    texts = {place: node.post.text for place, node in enumerate(others)}
    return [others[place] for place, _likeness in nearest(text, texts)]
