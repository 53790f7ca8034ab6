"""What only this page looks like; colours and type are those of ui/theme.py."""

import streamlit as st

from ui.network.drawing import KINDS

_CSS = """
.stMainBlockContainer:has(.st-key-network) { max-width: 78rem; }
/* The component draws a border of its own and, at the left, a closed panel with words in English: both stay outside. */
.st-key-network-drawing { min-height: 580px; border: 1px solid var(--nq-line); border-radius: 6px; overflow: hidden; }
.st-key-network-drawing iframe { clip-path: inset(4px 4px 4px 34px); margin: -4px -4px -4px -34px;
  width: calc(100% + 38px); max-width: none; display: block; }
.stHtml ul.nq-legend { list-style: none; padding: 0; display: flex; flex-wrap: wrap; gap: .1rem 1.1rem;
  font-size: .85rem; line-height: 1.7; color: var(--nq-soft); }
.nq-legend i { font-style: normal; margin-right: .35em; }
.nq-legend .hollow { display: inline-block; width: .85em; height: .85em; border: 2px dashed currentColor;
  border-radius: 50%; vertical-align: -.1em; }
.nq-legend .dashed { display: inline-block; width: 1.6em; border-top: 2px dashed currentColor; vertical-align: .25em; }
.nq-node { line-height: 1.6; overflow-wrap: anywhere; }
.nq-badge.nq-lacks { border-style: dashed; cursor: default; }
.nq-cites { border-bottom: 1px solid var(--nq-line); padding: .35rem 0; line-height: 1.55; overflow-wrap: anywhere; }
.nq-cites > p span, .nq-nodes span, .nq-node p > span:not(.nq-badge) { color: var(--nq-soft); font-size: .875rem; }
.stApp :is(.nq-cites > p, .nq-nodes, .nq-tier) a { color: inherit; font-weight: 600; text-decoration: underline;
  text-decoration-color: var(--nq-line); text-underline-offset: .2em; }
.stApp :is(.nq-cites > p, .nq-nodes, .nq-tier) a:hover { color: var(--nq-accent); text-decoration-color: currentColor; }
.nq-cites .nq-fold summary { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
.nq-cites .nq-fold[open] > summary { opacity: .6; }
.nq-cites .nq-quote { font-size: 1.02rem; line-height: 1.6; }
.nq-cites > .nq-title { color: var(--nq-soft); font-size: .9rem; }
.nq-cites .nq-item { margin-bottom: .6rem; }
.stHtml ul.nq-nodes { list-style: none; padding: 0; }
.nq-nodes li { padding: .2rem 0; line-height: 1.5; overflow-wrap: anywhere; }
.stApp :is(.nq-cites.lacks > p, .nq-nodes li.lacks, .nq-member.lacks) a { text-decoration-style: dashed;
  text-decoration-color: currentColor; text-decoration-thickness: 1px; font-weight: 500; }

/* the chain */
.nq-tiers { display: grid; grid-auto-flow: column; grid-auto-columns: minmax(11rem, 24rem); gap: 1rem;
  overflow-x: auto; }
.nq-tier { display: flex; flex-direction: column; gap: .6rem; border-left: 1px solid var(--nq-line);
  padding-left: 1rem; min-width: 0; }
.stHtml .nq-tier h3 { font-size: .85rem; line-height: 1.5; font-weight: 650; color: var(--nq-soft); }
.nq-member { border: 1px solid var(--nq-line); border-radius: 6px; background: var(--nq-raised); padding: .5rem .7rem;
  line-height: 1.5; font-size: .92rem; overflow-wrap: anywhere; }
.nq-member p + p { color: var(--nq-soft); font-size: .85rem; }
.nq-member.lacks { border: 2px dashed var(--nq-soft); background: none; }
.nq-member.middle { border: 2px solid var(--nq-accent); }
.nq-validity, .nq-step { max-width: 62rem; }
.nq-validity .nq-item { margin-bottom: .8rem; }
.nq-validity > p { line-height: 1.6; }
.nq-step { padding: .5rem 0; line-height: 1.6; overflow-wrap: anywhere; }
.nq-step.d2 { margin-left: 1.5rem; } .nq-step.d3 { margin-left: 3rem; }
.nq-step .nq-quote { font-size: 1.05rem; }
.stHtml p.nq-status { margin-top: .4rem; font-size: 1.5rem; line-height: 1.4; font-weight: 650; }
.stHtml p.nq-status:is(.unknown, .amended, .not_yet) { color: var(--nq-sample); }
.stHtml p.nq-status:is(.replaced, .repealed, .expired) { color: var(--nq-accent); }
/* on a telephone no view is out of sight */
.st-key-network-tab [role="radiogroup"] { flex-wrap: wrap; }
@media (max-width: 640px) { .nq-tiers { grid-auto-flow: row; grid-auto-columns: auto; }
  .nq-step.d2, .nq-step.d3 { margin-left: .8rem; } }
"""
_KINDS = "\n".join(f".nq-legend i.{kind} {{ color: {colour}; }}" for kind, (colour, _, _) in KINDS.items())


def apply() -> None:
    """Put the rules into the page."""
    st.html(f"<style>{_CSS}{_KINDS}</style>")
