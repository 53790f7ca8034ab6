"""The address of this page: `kho?part=…`, in the part of the documents with `find=…` and `doc=…`."""

import streamlit as st

PLACE = "kho"


def part_address(part: str) -> dict[str, str]:
    """Return the parameters of a part."""
    return {"part": part}


def list_address() -> dict[str, str]:
    """Return those of the list of documents, narrowed as it is in the present address."""
    asked = st.query_params.get("find", "")
    return part_address("documents") | ({"find": asked} if asked else {})


def document_address(slug: str) -> dict[str, str]:
    """Return those of one document, from which one comes back to the list as it was."""
    return list_address() | {"doc": slug}
