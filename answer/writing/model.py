"""What a language model made of an answer. The quoted answer stays beside it; this never takes its place."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Endpoint:
    """A server that speaks the OpenAI protocol: Ollama, vLLM, the server of llama.cpp, or one elsewhere."""

    url: str
    """With or without `/v1` at its end."""
    model: str
    key: str = field(default="", repr=False)
    seconds: float = 60.0
    """Longest time for connecting, asking and reading together."""


@dataclass(frozen=True, slots=True)
class WrittenSentence:
    """A sentence of the model in which everything was found in what it cites."""

    text: str
    citations: tuple[int, ...]
    """Indices into `Answer.citations`."""


@dataclass(frozen=True, slots=True)
class Dropped:
    """A sentence of the model that is not to be believed."""

    text: str
    why: str
    """In Vietnamese, for the person."""


@dataclass(frozen=True, slots=True)
class Written:
    """An answer joined and shortened, with what was thrown away."""

    sentences: tuple[WrittenSentence, ...]
    dropped: tuple[Dropped, ...]
    model: str
    host: str
    """Name and port of the server."""
    sent: tuple[int, ...]
    """What it received beside the question: indices into `Answer.citations`; empty if nothing was sent."""
    seconds: float
    warning: str | None = None
    """In Vietnamese: the server is neither this machine nor of the local network."""
    trouble: str | None = None
    """In Vietnamese, what happened and what to do; None if all went well."""
