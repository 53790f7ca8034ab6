"""What only this page looks like; colours and type are those of ui/theme.py."""

import streamlit as st

from ui.language import Words

_TEXT = Words({"choose": "Chọn tệp"}, {"choose": "Choose files"})
_CSS = """
.nq-file { display: grid; grid-template-columns: 7.5rem 1fr; gap: .1rem 1rem; padding: .55rem 0; line-height: 1.55;
  border-bottom: 1px solid var(--nq-line); overflow-wrap: anywhere; }
.nq-files > .nq-file:last-child { border-bottom: 0; }
.nq-file .nq-became { font-size: .85rem; font-weight: 600; color: var(--nq-soft); }
.nq-file .nq-became.failed { color: light-dark(#b3372f, #e88378); }
.nq-file .nq-became.added, .nq-file .nq-became.replaced, .nq-file .nq-became.restored {
  color: light-dark(#2c7a4b, #6fc08d); }
.nq-file .nq-from { color: var(--nq-soft); font-size: .85rem; }
.nq-file .nq-title { font-size: .95rem; }
.stHtml .nq-file p.nq-warn { font-size: .875rem; }
.stApp :is(.nq-file, .nq-told, .nq-copies) a { color: var(--nq-accent); text-decoration-color: var(--nq-line);
  text-underline-offset: .2em; }
.stApp :is(.nq-file, .nq-told, .nq-copies) a:hover { text-decoration-color: currentColor; }
.nq-told { display: flex; flex-direction: column; gap: .25rem; line-height: 1.6; }
.stHtml .nq-copies ul { padding: .1rem 0 .7rem 1.2rem; }
.nq-tree { font-size: .9rem; line-height: 1.55; }
.stHtml .nq-tree ul { list-style: none; padding: .2rem 0 .2rem 1rem; }
.stHtml h3.nq-job { font-size: 1rem; font-weight: 650; line-height: 1.5; margin: 0; padding: 0; }
.nq-checks td:first-child { white-space: nowrap; min-width: 0; font-variant-numeric: normal; }
.nq-checks td { line-height: 1.55; }
.nq-state { font-weight: 650; white-space: nowrap; }
.nq-state.ok { color: light-dark(#2c7a4b, #6fc08d); }
.nq-state.warn { color: var(--nq-sample); }
.nq-state.fail { color: light-dark(#b3372f, #e88378); }
.nq-values.nq-set td:first-child { font-weight: 400; }
.nq-values.nq-set td:nth-child(2) { font-weight: 650; white-space: nowrap; }
.nq-values.nq-set td:first-child { white-space: nowrap; }
[class*="st-key-keeping-job-"] .stHtml:has(h3.nq-job) { min-width: 14rem; }
[class*="st-key-keeping-job-"] { background: var(--nq-raised); border-color: var(--nq-line); }
.st-key-keeping-part button[aria-checked="true"], .st-key-keeping-part button[aria-checked="true"] p {
  color: var(--nq-accent); font-weight: 650; }
@media (max-width: 480px) { .nq-file { grid-template-columns: 1fr; } }
"""


# Streamlit's box for files speaks English only: how large they may be stands below it, and its button is named here.
_CHOOSE = """
[data-testid="stFileUploaderDropzoneInstructions"] {{ display: none; }}
[data-testid="stFileUploaderDropzone"] > span button p {{ font-size: 0; }}
[data-testid="stFileUploaderDropzone"] > span button p::after {{ content: "{choose}"; font-size: .875rem; }}
"""


def apply() -> None:
    """Put the rules into the page."""
    st.html(f"<style>{_CSS}{_CHOOSE.format(choose=_TEXT['choose'])}</style>")
