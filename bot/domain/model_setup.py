"""Which model is in use, which servers there are, and what a trial of one showed."""

from dataclasses import dataclass


@dataclass(frozen=True)
class ModelInUse:
    """`base_url` as OPENAI_BASE_URL has it. `outside`: text leaves the building. The key itself is never told."""

    name: str
    base_url: str
    host: str
    outside: bool
    has_key: bool


@dataclass(frozen=True)
class FoundServer:
    """A model's server found running on this machine. `program`: what usually listens there, Ollama or vLLM."""

    program: str
    base_url: str
    models: tuple[str, ...]


@dataclass(frozen=True)
class Trial:
    """One thing that was tried with a server, and how it went, in a Chinese sentence."""

    what: str
    passed: bool
    says: str
