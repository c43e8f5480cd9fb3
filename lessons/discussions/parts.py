"""What the page of a prompt says to its reader alone: what is asked, what would help, the stand."""

from .composing import begun_in
from .owed import asked_of_everyone, owed_by
from .standing import standing_of, stands_taken
from .suggesting import suggestions_for


def parts_for(threads, work):
    """Return `owed`, `standing` for students, `everyone`, `taken` for teachers; for all `begun`,
    what is unfinished, and `suggestions`.
    """
    prompt, reader = threads.prompt, threads.reader
    asks_everyone = reader.teaches and not prompt.is_voluntary
    return {
        "begun": begun_in(threads),
        "owed": owed_by(threads, work) if reader.studies else None,
        "everyone": asked_of_everyone(prompt) if asks_everyone else None,
        "suggestions": suggestions_for(threads),
        "taken": stands_taken(prompt) if reader.teaches and prompt.statement else None,
        "standing": standing_of(prompt, reader, work, is_open=threads.is_open),
    }
