"""What only this page looks like; colours and type are those of ui/theme.py."""

import streamlit as st

_CSS = """
.stMainBlockContainer:has(.st-key-comparing) { max-width: 78rem; }
.st-key-comparing {
  --nq-gone: light-dark(#9c2b22, #f0a094); --nq-gone-ground: light-dark(#fbe9e6, #3a211e);
  --nq-come: light-dark(#1f6b3d, #86d3a1); --nq-come-ground: light-dark(#e4f3e9, #1b3224);
}
.nq-pairs del { color: var(--nq-gone); background: var(--nq-gone-ground); text-decoration: line-through; }
.nq-pairs ins { color: var(--nq-come); background: var(--nq-come-ground); text-decoration: underline;
  text-underline-offset: .18em; }
.nq-pairs :is(del, ins) { border-radius: 2px; padding: 0 .1em; -webkit-box-decoration-break: clone;
  box-decoration-break: clone; }

/* documents side by side */
.nq-heads, .nq-line-of, .nq-pair { display: grid; grid-template-columns: repeat(var(--columns, 2), minmax(0, 1fr));
  gap: .4rem 1.6rem; }
.nq-pairs.c3 { --columns: 3; } .nq-pairs.c4 { --columns: 4; } .nq-pairs.c5 { --columns: 5; }
.nq-pairs.c6 { --columns: 6; }
.nq-heads { border-bottom: 2px solid var(--nq-line); padding: .6rem 0; line-height: 1.5; position: sticky; top: 3.6rem;
  z-index: 5; background: light-dark(#fdfcfa, #17181b); }
.stApp .nq-heads a { color: inherit; text-decoration-color: var(--nq-line); text-underline-offset: .2em; }
.stApp .nq-heads a:hover { color: var(--nq-accent); }
.nq-heads .nq-title { color: var(--nq-soft); font-size: .9rem; display: -webkit-box; -webkit-line-clamp: 2;
  -webkit-box-orient: vertical; overflow: hidden; }
.nq-heads > div, .nq-line-of > div, .nq-pair > div { min-width: 0; overflow-wrap: anywhere; }
.nq-line-of, .nq-pair { border-bottom: 1px solid var(--nq-line); padding: .9rem 0; }
:is(.nq-line-of, .nq-pair) > .nq-wide { grid-column: 1 / -1; }
.nq-line-of .nq-of { font-size: 1rem; }
.nq-cell { display: flex; flex-direction: column; gap: .2rem; line-height: 1.55; }
.stHtml .nq-cell p.nq-value { font-size: 1.2rem; line-height: 1.4; font-weight: 650;
  font-variant-numeric: tabular-nums; }
.nq-cell .nq-quote { font-size: 1rem; line-height: 1.6; padding-left: .7rem; }
.nq-pairs.c1 .nq-quote { white-space: pre-line; }
.nq-cell .nq-at + .nq-under { margin-top: .8rem; }
.nq-cell .nq-none { color: var(--nq-soft); font-style: italic; }
.stHtml p.nq-step { font-weight: 650; line-height: 1.55; }
.nq-step .nq-sign { color: var(--nq-accent); }
.nq-step small { font-size: .9rem; font-weight: 400; color: var(--nq-soft); }
.nq-pair .nq-text { font-family: var(--nq-serif); font-size: 1.08rem; line-height: 1.65; white-space: pre-line;
  overflow-wrap: anywhere; }
.nq-pair .nq-text.heading { font-weight: 700; }
.nq-pair .nq-text:is(.new, .dropped) { border-left: 3px solid var(--nq-come); padding-left: .8rem; }
.nq-pair .nq-text.dropped { border-left-color: var(--nq-gone); }
.nq-pair .nq-kind b { color: var(--nq-accent); }
.nq-pairs > .nq-fold { border-bottom: 1px solid var(--nq-line); padding: .5rem 0; }
.nq-pairs > .nq-fold .nq-pair:last-child { border-bottom: 0; }
.stApp .nq-pairs .nq-at a { color: inherit; text-decoration: underline; text-decoration-color: var(--nq-line);
  text-underline-offset: .2em; }
.stApp .nq-pairs .nq-at a:hover { color: var(--nq-accent); }
[class*="st-key-comparing-suggest-"] :is(button, button > div) { justify-content: flex-start; text-align: left; }
@media (max-width: 640px) {
  .nq-pairs { --columns: 1 !important; }
  .nq-heads { display: none; }
  .nq-side::before { content: attr(data-of); font: 600 .78rem/1.6 sans-serif; color: var(--nq-soft); }
}
"""


def apply() -> None:
    """Put the rules into the page."""
    st.html(f"<style>{_CSS}</style>")
