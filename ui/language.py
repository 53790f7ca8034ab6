"""The language of the program's own words: Vietnamese, or English for a session that asks for it.

1. Each module keeps its words in one table, `Words`, with both languages side by side; `_TEXT["back"]` is a word in the
   language of the session that is being drawn.
2. `?lang=en` in an address chooses the language and stays with the session; a button below every page does the same.
3. What documents say, and what the library says about them, stays as it is: only the screens are translated.
"""

from collections.abc import Iterator, Mapping
from typing import Literal

import streamlit as st

Language = Literal["vi", "en"]
NAMES: Mapping[Language, str] = {"vi": "Tiếng Việt", "en": "English"}
_KEY = "language"


class Words(Mapping[str, str]):
    """Words of a module by key, each in both languages."""

    def __init__(self, vietnamese: Mapping[str, str], english: Mapping[str, str]) -> None:
        if vietnamese.keys() != english.keys():
            raise ValueError(f"not in both languages: {sorted(vietnamese.keys() ^ english.keys())}")
        self._in: dict[Language, Mapping[str, str]] = {"vi": vietnamese, "en": english}

    def __getitem__(self, key: str) -> str:
        return self._in[current()][key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._in["vi"])

    def __len__(self) -> int:
        return len(self._in["vi"])


def current() -> Language:
    """Return the language of this session."""
    return "en" if st.session_state.get(_KEY) == "en" else "vi"


def read_address() -> None:
    """Take the language from the address, if it names one."""
    asked = st.query_params.get("lang")
    if asked in ("vi", "en"):
        st.session_state[_KEY] = asked


def choose(language: Language) -> None:
    """Speak this language from now on."""
    st.session_state[_KEY] = language
    st.query_params.pop("lang", None)
