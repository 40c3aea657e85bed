"""Everything that can go wrong and that a person can do something about.

BotError                 one Chinese sentence: what is wrong and what to do
├── BadInput             what the person gave cannot be used
│   ├── UnreadableFile   the file is broken, of another kind than its name, or too large
│   ├── UnknownGenre     no such genre
│   ├── NotFound         no such draft, section, fact or file, or it belongs to another person
│   └── Clash            the section was changed elsewhere since it was read
├── BadData              a file of ours (genre, wording, prompt, sample) is wrong; says which file and key
├── EmbeddingFailed      no vectors could be had: search goes by words until they can
├── ModelFailed          the model's server gave no whole answer; `kind` says why
├── Busy                 another process owns the data folder, or the store is locked
└── CannotWrite          no room, or no right to write there
"""


class BotError(Exception):
    """An error whose text is one Chinese sentence for the person in front of the page."""


class BadInput(BotError):
    """What the person gave cannot be used."""


class UnreadableFile(BadInput):
    """A file is broken, too large, or not what its name says."""


class UnknownGenre(BadInput):
    """No genre has this id."""


class NotFound(BadInput):
    """No such draft, section, fact or file, or it belongs to another person."""


class Clash(BadInput):
    """The section was changed elsewhere meanwhile; carries the text and revision that stand."""

    def __init__(self, says: str, text: str, revision: int) -> None:
        super().__init__(says)
        self.text = text
        self.revision = revision


class BadData(BotError):
    """A file that belongs to the program is wrong."""


class ModelFailed(BotError):
    """No whole answer could be had. `kind`: unreachable, key, busy, broken, slow, cut, empty, garbled, refused,
    held_back (the text may not leave the building)."""

    def __init__(self, says: str, kind: str) -> None:
        super().__init__(says)
        self.kind = kind


class EmbeddingFailed(BotError):
    """The server or folder of the embedding gave no vectors."""


class Busy(BotError):
    """The data folder or the database belongs to another process just now."""


class CannotWrite(BotError):
    """There is no room, or no right, to write."""
