"""What only the reader looks like; colours, type and the text of documents are those of ui/theme.py."""

import streamlit as st

_CSS = """
/* the bar */
.stApp:has([data-testid="stHeader"]) [data-testid="stLayoutWrapper"]:has(> .st-key-reader-bar) { top: 3.7rem; }
.st-key-reader-bar { gap: .4rem; --nq-ground: light-dark(#fdfcfa, #17181b);
  box-shadow: -1rem 0 0 var(--nq-ground), 1rem 0 0 var(--nq-ground); }
.stApp .stHtml .nq-doc .nq-p { scroll-margin: 11rem; }
.st-key-reader-ways :is(button, a.nq-go), .st-key-reader-finds button { min-height: 2.2rem; padding-top: .1rem;
  padding-bottom: .1rem; }
.st-key-reader-find-row { flex-wrap: nowrap; }
.nq-found { color: var(--nq-soft); font-size: .9rem; font-variant-numeric: tabular-nums; white-space: nowrap; }
.nq-where { color: var(--nq-soft); font-size: .85rem; line-height: 1.45; text-align: right; overflow-wrap: anywhere; }

/* what stands around the document */
.nq-relations { display: flex; flex-direction: column; gap: .25rem; line-height: 1.6; }
.nq-head + .nq-relations { padding-top: .8rem; }
.stHtml p.nq-force::before { content: "●"; margin-right: .45em; color: light-dark(#2c7a4b, #6fc08d); }
.stHtml p.nq-force.unknown::before { content: "○"; color: var(--nq-soft); }
.stHtml p.nq-force.ended::before { content: "◆"; color: var(--nq-sample); }
.stHtml p.nq-under-force { color: var(--nq-soft); font-size: .9rem; }
.stHtml .nq-relations h3 { font-size: .9rem; line-height: 1.5; font-weight: 650; margin: .9rem 0 .2rem; padding: 0; }
.stHtml .nq-relations ul { list-style: none; padding: 0; display: flex; flex-direction: column; gap: .7rem; }
.nq-relations summary { cursor: pointer; font-size: .95rem; }
.stHtml .nq-relations blockquote.nq-said { margin: .1rem 0; padding: 0 0 0 .8rem; border-left: 2px solid var(--nq-line);
  font-family: var(--nq-serif); font-size: 1.02rem; line-height: 1.6; overflow-wrap: anywhere; }
.stApp .nq-relations :is(a, a b) { color: var(--nq-accent); text-decoration-color: var(--nq-line); }
.nq-relations i { color: var(--nq-soft); }

/* marks in the text */
.stApp .nq-doc .nq-p.cited:focus-visible { outline-width: 1px; outline-offset: -1px; }
.nq-doc a.nq-back { font: 500 .9rem/1.6 sans-serif; color: var(--nq-accent); }
.nq-doc a.nq-back:not(:focus) { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
.nq-doc aside { font: 400 .95rem/1.6 sans-serif; padding: .3rem 0 .6rem; }
.nq-doc a.nq-ref, .nq-doc summary.nq-ref { color: inherit; text-decoration: underline;
  text-decoration-color: var(--nq-accent); text-decoration-thickness: 1px; text-underline-offset: .2em; }
.nq-doc a.nq-ref:hover, .nq-doc summary.nq-ref:hover { color: var(--nq-accent); }
.nq-doc .nq-ref.own { text-decoration-color: var(--nq-line); }
.nq-doc .nq-ref.missing { text-decoration-style: dashed; text-decoration-color: var(--nq-soft); }
.nq-doc .nq-target { border-bottom: 2px dotted light-dark(#2c7a4b, #6fc08d); cursor: help; }
.stApp .nq-doc mark.found { background: light-dark(#dbe9f7, #22384f); color: inherit; padding: 0; }
.stApp .nq-doc mark.now { outline: 2px solid var(--nq-accent); outline-offset: 1px; }
.nq-doc details.nq-choice { display: inline; position: relative; }
.nq-doc details.nq-choice:not([open])::details-content { display: none; }
.nq-doc details.nq-choice summary { display: inline; list-style: none; cursor: pointer; }
.nq-doc details.nq-choice summary::-webkit-details-marker { display: none; }
.nq-doc details.nq-choice summary::after { content: "▾"; font-size: .75em; color: var(--nq-accent); margin-left: .1em; }
.nq-doc .nq-choices { display: flex; flex-direction: column; font: 400 .9rem/1.6 sans-serif; text-align: left;
  border-left: 3px solid var(--nq-accent); padding: .2rem .8rem; margin: .3rem 0; }
.nq-doc .nq-choices a { color: var(--nq-accent); }
.nq-doc a.nq-cites { font: 500 .78rem/1.5 sans-serif; color: var(--nq-accent); text-decoration: none;
  border: 1px solid var(--nq-line); border-radius: 3px; padding: 0 .4rem; margin-left: .3rem; white-space: nowrap; }
.nq-doc a.nq-cites:hover { border-color: var(--nq-accent); }
.nq-doc .nq-anchor, .nq-doc .nq-page, .nq-doc .nq-target { scroll-margin: 11rem; }
.nq-toc small { display: block; color: var(--nq-soft); line-height: 1.45; }

/* beside the text the page as it is printed */
.stMainBlockContainer:has(.st-key-reader-beside) { max-width: 104rem; }
.nq-sheet { overflow: auto; max-height: calc(100vh - 18rem); }
.nq-print.zoom-150 { width: 150%; } .nq-print.zoom-200 { width: 200%; }
@media (min-width: 1000px) {
  .st-key-reader-beside .stColumn:has(.st-key-printed) { position: sticky; top: 10.6rem; align-self: flex-start; }
}
@media (max-width: 999px) {
  .st-key-reader-beside .stHorizontalBlock:has(> .stColumn) { flex-direction: column; }
  .st-key-reader-beside .stColumn { width: 100%; min-width: 100%; }
  .st-key-reader-beside .stColumn:has(.st-key-printed) { order: -1; }
  .nq-sheet { max-height: 70vh; }
}

@media (max-width: 640px) {
  .stApp .st-key-reader-ways { gap: .35rem; }
  :is(.st-key-reader-ways, .st-key-reader-find-row) button [data-testid="stMarkdownContainer"] { position: absolute;
    width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  .st-key-reader-finds > :has(.nq-where) { display: none; }
  .stApp :is(.st-key-reader-finds, .st-key-reader-find-row) { gap: .35rem; }
  .st-key-reader-find-row :is(.st-key-reader-find, .stTextInput) { width: 7rem !important;
    flex-basis: 7rem !important; }
  [class*="st-key-reader-turn-"] { flex-wrap: nowrap; }
}

/* on paper only the document */
@media print {
  .stApp [data-testid="stHeader"], .stApp [data-testid="stSidebar"], .stApp .st-key-reader-bar,
  .stApp [class*="st-key-reader-turn-"] button, .stApp .st-key-printed, .nq-doc a.nq-here, .nq-doc a.nq-cites,
  .nq-relations details { display: none !important; }
  .stApp, .stApp [data-testid="stAppViewContainer"], .stApp .stMain, .stMainBlockContainer {
    position: static !important; overflow: visible !important; height: auto !important; max-width: none !important;
    padding: 0 !important; color: #000; background: #fff; }
  .stApp, .stApp * { color-scheme: light !important; }
  .stHtml :is(.nq-doc, .nq-head, .nq-relations), .nq-doc .nq-p { color: #000; }
  .nq-doc { font-size: 12pt; line-height: 1.5; }
  .nq-doc .nq-p.heading { break-after: avoid; }
  .stHtml .nq-doc .nq-p.cited { background: none; }
}
"""


def apply() -> None:
    """Put the rules into the page."""
    st.html(f"<style>{_CSS}</style>")
