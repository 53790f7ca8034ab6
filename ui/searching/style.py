"""What only this page looks like; colours and type are those of ui/theme.py."""

import streamlit as st

_CSS = """
.st-key-searching-words [data-testid="stTextInputRootElement"] { background: var(--nq-raised); height: 3rem; }
.st-key-searching-words input { font-size: 1.1rem; line-height: 1.5; background: transparent; }
.st-key-searching-button button { min-width: 5.5rem; min-height: 3rem; }
.st-key-searching-reading { row-gap: 0; }
:is(.st-key-searching-reading, .st-key-searching-undo) .nq-line, .nq-note { overflow-wrap: anywhere; }
.stHtml ul.nq-tips { padding-left: 1.2rem; }
.nq-tips li { line-height: 1.7; color: var(--nq-soft); }

/* a passage found */
[class*="st-key-searching-hit-"] { border-bottom: 1px solid var(--nq-line); padding-bottom: .6rem; }
.nq-hit { display: flex; flex-direction: column; gap: .3rem; line-height: 1.6; }
.nq-of-document { overflow-wrap: anywhere; }
.nq-of-document span:not(.nq-badge) { color: var(--nq-soft); font-size: .9rem; }
.nq-hit .nq-title { color: var(--nq-soft); font-size: .9rem; overflow: hidden; text-overflow: ellipsis;
  white-space: nowrap; }
.nq-hit .nq-quote { font-size: 1.08rem; line-height: 1.65; }
[class*="st-key-searching-hit-"] button { min-height: 1.8rem; padding: 0; }
.stApp .nq-hit .nq-at a { font-weight: 550; }
.nq-badge.new { color: light-dark(#2c7a4b, #6fc08d); }

/* the facets */
.stHtml h3.nq-facet { font-size: .85rem; line-height: 1.5; font-weight: 650; margin: 0; padding: 0 0 .15rem; }
[class*="st-key-searching-facet-"] details { border: 0; background: none; }
[class*="st-key-searching-facet-"] summary { padding: .1rem 0; }
[class*="st-key-searching-facet-"] button { justify-content: flex-start; text-align: left; min-height: 1.9rem;
  padding: .1rem 0; }
[class*="st-key-searching-facet-"] button p { font-size: .9rem; line-height: 1.45; overflow-wrap: anywhere; }

/* saved searches */
[class*="st-key-searching-saved-"] { border-bottom: 1px solid var(--nq-line); padding-bottom: .4rem;
  flex-wrap: nowrap; }
[class*="st-key-searching-saved-"] > :first-child { flex: 1 1 0; min-width: 0; }
[class*="st-key-searching-go-"] button { min-height: 2rem; max-width: 100%; padding: 0; }
[class*="st-key-searching-go-"] button p { font-weight: 600; text-align: left; }
.nq-kept { color: var(--nq-soft); font-size: .9rem; line-height: 1.55; overflow-wrap: anywhere; }
"""


def apply() -> None:
    """Put the rules into the page."""
    st.html(f"<style>{_CSS}</style>")
