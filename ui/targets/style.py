"""What only this page looks like; colours and type are those of ui/theme.py."""

import streamlit as st

_CSS = """
.stMainBlockContainer:has(.st-key-targets) { max-width: 78rem; }
.st-key-targets-words [data-testid="stTextInputRootElement"] { background: var(--nq-raised); }
.nq-target { display: flex; flex-direction: column; gap: .2rem; border-top: 1px solid var(--nq-line);
  padding-top: 1rem; margin-top: .5rem; }
/* its CSV would lack quotes and links: the button above gives the whole table */
.st-key-targets [data-testid="stElementToolbar"] button[aria-label^="Download as CSV"] { display: none; }
.nq-name { line-height: 1.55; } .nq-name span { color: var(--nq-soft); font-size: .9rem; }
"""


def apply() -> None:
    """Put the rules into the page."""
    st.html(f"<style>{_CSS}</style>")
