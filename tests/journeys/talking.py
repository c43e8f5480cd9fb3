"""What the journeys of a discussion share: what is said, and the form it is said in."""

MIND = "I hold that the five should lose their veto, because one voice must never outweigh the rest"
SAID = [
    f"{MIND} of the world in a matter of war.",
    "Small states can only trust an order whose rules bind the powerful as well; that is why a "
    "majority should be able to decide against each of them.",
    "Without a veto the strongest would simply leave, and an empty house keeps no peace at all, "
    "so I would rather limit the veto than end it.",
]


def write(place, move, text):
    place.get_by_role("radio", name=move, exact=True).check()
    place.get_by_label("Your text").fill(text)


def post(place):
    place.get_by_role("button", name="Post", exact=True).click()
