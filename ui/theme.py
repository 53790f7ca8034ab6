"""The look, in one style sheet.

1. Colours and fonts of Streamlit's own elements are in .streamlit/config.toml, for light and dark.
2. What we draw ourselves follows by `light-dark()`: Streamlit sets `color-scheme` on the page.
3. Two voices: the program speaks in the sans-serif of the theme; what a document says stands in the serif in which
   Vietnamese documents are printed. Lines are high enough for stacked marks (ế, ộ, ữ).
4. One accent, for the answer's figure and the way on; yellow only for marked text; amber only for made-up examples.
"""

import streamlit as st

_CSS = """
.stApp {
  --nq-accent: light-dark(#8a1f1f, #e5a79d);
  --nq-soft: light-dark(#625c52, #aaa69d);
  --nq-line: light-dark(#ddd6ca, #3a3d43);
  --nq-raised: light-dark(#ffffff, #1d1f23);
  --nq-mark: light-dark(#fff0b3, #5a4a12);
  --nq-mark-ink: light-dark(#23211e, #fdf6dc);
  --nq-sample: light-dark(#8a4b00, #f2b65c);
  --nq-sample-ground: light-dark(#fff1d9, #3a2b12);
  --nq-serif: "Times New Roman", Tinos, "Liberation Serif", "Noto Serif", "DejaVu Serif", serif;
}
.stMainBlockContainer { max-width: 54rem; padding-top: 4rem; padding-bottom: 5rem; }
.stApp p, .stApp li, .stApp label { line-height: 1.6; }
.stApp [data-testid="stTopNavLink"] p { line-height: inherit; }
[data-testid="InputInstructions"] { display: none; }
.stApp a:focus-visible, .stApp button:focus-visible, .stApp summary:focus-visible, .nq-doc :focus-visible {
  outline: 3px solid var(--nq-accent); outline-offset: 2px; border-radius: 3px;
}
/* the accent of the theme carries white letters; as letters on a dark ground it would be too dark */
.stApp [data-testid="stButtonGroup"] button[data-selected="true"] { color: var(--nq-accent); }
.stApp [class*="st-key-why-"] summary { color: var(--nq-soft); opacity: 1; }
.stHtml h1, .stHtml h2, .stHtml h3, .stHtml p, .stHtml ul, .stHtml ol { margin: 0; padding: 0; }

[data-testid="stLayoutWrapper"]:has(> :is(.st-key-following, .st-key-copying, .st-key-ready)) { display: none; }

/* links that look like buttons */
.stApp a.nq-go { display: inline-flex; align-items: center; justify-content: center; gap: .5rem; min-height: 2.5rem;
  padding: .25rem .75rem; border: 1px solid var(--nq-line); border-radius: .375rem; font-size: .875rem;
  line-height: 1.6; color: inherit;
  text-decoration: none; background: light-dark(#fdfcfa, #1d1f23); transition: color .15s, border-color .15s; }
.stApp a.nq-go:hover { color: var(--nq-accent); border-color: var(--nq-accent); }
.stApp a.nq-go.quiet { border-color: transparent; background: none; padding: 0; min-height: 2rem; }
.stApp a.nq-go.first { background: light-dark(#8a1f1f, #b9463d); border-color: transparent; color: #fff; }
.stApp a.nq-go.first:hover { background: light-dark(#741a1a, #a53e36); color: #fff; }
.nq-icon { font: 400 1.1rem/1 "Material Symbols Rounded"; font-feature-settings: "liga"; white-space: nowrap;
  overflow: hidden; width: 1em; }

/* the head of the page */
.stHtml h1.nq-hello { font-size: clamp(1.6rem, 4.5vw, 2.2rem); line-height: 1.35; font-weight: 650; }
.stHtml p.nq-lede { color: var(--nq-soft); max-width: 40rem; margin-top: .4rem; }
.stHtml h2.nq-part { font-size: .95rem; line-height: 1.5; font-weight: 650; color: var(--nq-soft); margin-top: .9rem; }
[class*="st-key-example-"] button, [class*="st-key-example-"] button > div { justify-content: flex-start;
  text-align: left; }
[class*="st-key-example-"] button p { line-height: 1.5; }
.st-key-examples:has(.nq-waiting) { min-height: 17rem; }
.st-key-history button p { text-align: left; font-size: .9rem; }
.st-key-ask-button button { min-width: 5.5rem; min-height: 3rem; }
.st-key-question [data-testid="stTextInputRootElement"] { background: var(--nq-raised); height: 3rem; }
.st-key-question input { font-size: 1.1rem; line-height: 1.5; background: transparent; }
[class*="st-key-row-"] { flex-wrap: nowrap; border-bottom: 1px solid var(--nq-line); padding-bottom: .75rem; }
[class*="st-key-row-"] > .stElementContainer:first-child { flex: 1 1 0; min-width: 0; }
.nq-row b, .nq-source b { overflow-wrap: anywhere; }
.nq-keep { white-space: nowrap; }

/* what the program says about an answer */
.nq-line { color: var(--nq-soft); font-size: .9rem; line-height: 1.6; }
.nq-line b { color: light-dark(#23211e, #e8e5df); font-weight: 600; }
.nq-sure { display: inline-flex; align-items: center; gap: .45em; font-size: .875rem; color: var(--nq-soft); }
.nq-sure::before { content: ""; width: .6em; height: .6em; border-radius: 50%; background: currentColor; }
.nq-sure.high::before { background: light-dark(#2c7a4b, #6fc08d); }
.nq-sure.fair::before { background: light-dark(#b07a10, #e2b455); }
.nq-sure.low::before { background: light-dark(#b3372f, #e88378); }

/* how a text was read */
.nq-badge { display: inline-block; font: 600 .78rem/1.5 sans-serif; letter-spacing: 0; white-space: nowrap;
  vertical-align: middle; padding: 0 .45rem; border-radius: 3px; border: 1px solid; cursor: help;
  color: light-dark(#625c52, #aaa69d); }
.nq-badge.ocr, .nq-badge.waits { color: var(--nq-sample); background: var(--nq-sample-ground); }
.nq-badge.doubtful { color: light-dark(#b3372f, #e88378); }
.nq-figure .nq-badge { margin-left: .6rem; }
.nq-badge + .nq-badge, .nq-p .nq-badge { margin-left: .3rem; }
.nq-pages .why { flex-basis: 100%; line-height: 1.5; }
.stHtml p.nq-warn { color: var(--nq-sample); font-size: .9rem; line-height: 1.6; }
.stHtml ul.nq-pages { list-style: none; padding: 0; display: flex; flex-wrap: wrap; gap: .3rem 1rem; font-size: .9rem;
  color: var(--nq-soft); }
.nq-bar { color: var(--nq-soft); opacity: .6; }
.nq-raw { font-size: 0; }
.nq-print { position: relative; line-height: 0; }
.nq-print img { width: 100%; height: auto; background: #fff; }
.nq-frame { position: absolute; background: #ffd54a66; outline: 2px solid #b07a10; mix-blend-mode: multiply; }

/* the answer itself */
.nq-answer { display: flex; flex-direction: column; gap: .55rem; margin-top: .4rem; }
.nq-top { display: flex; flex-wrap: wrap; justify-content: space-between; align-items: baseline; gap: .2rem 1.5rem; }
.nq-kind { font-size: .875rem; font-weight: 650; color: var(--nq-soft); }
.stHtml p.nq-verdict { font-size: clamp(2.1rem, 7vw, 3.1rem); line-height: 1.25; font-weight: 700;
  color: var(--nq-accent); }
.nq-figures { display: flex; flex-direction: column; gap: .6rem; }
.nq-figure { font-size: clamp(2.1rem, 7vw, 3.1rem); line-height: 1.25; font-weight: 700; color: var(--nq-accent);
  letter-spacing: -.01em; font-variant-numeric: tabular-nums; overflow-wrap: anywhere; }
.nq-figure small { font-size: .5em; font-weight: 600; letter-spacing: 0; white-space: pre-wrap; }
.nq-figures.several .nq-figure { font-size: 1.6rem; }
.nq-figures.several .nq-figure small { font-size: .75em; }
.stHtml p.nq-of { font-size: 1.05rem; line-height: 1.55; font-weight: 550; }
.nq-of::first-letter { text-transform: uppercase; }
.stHtml p.nq-headline { font-size: clamp(1.35rem, 4.5vw, 1.75rem); line-height: 1.4; font-weight: 650;
  color: var(--nq-accent); overflow-wrap: anywhere; }
.nq-headline .nq-badge { margin-left: .6rem; }
.stHtml p.nq-known { border-left: 3px solid var(--nq-sample); padding-left: .8rem; line-height: 1.6; }
.nq-values { border-collapse: collapse; font-size: .95rem; line-height: 1.5; margin: .3rem 0; max-width: 100%; }
.nq-values caption { text-align: left; font-size: .875rem; font-weight: 650; color: var(--nq-soft);
  padding-bottom: .2rem; }
.nq-values th { text-align: left; font-size: .85rem; font-weight: 600; color: var(--nq-soft); }
.nq-values th, .nq-values td { border-bottom: 1px solid var(--nq-line); padding: .3rem 1.2rem .3rem 0;
  vertical-align: top; overflow-wrap: anywhere; }
.nq-values td:first-child { font-weight: 650; font-variant-numeric: tabular-nums; min-width: 6rem; }
.stApp :is(.nq-values, .nq-at, .nq-warn, .nq-from) a, .stApp a.nq-from { color: inherit; text-decoration: underline;
  text-decoration-color: var(--nq-line); text-underline-offset: .2em; }
.stApp :is(.nq-values, .nq-at, .nq-warn) a:hover, .stApp a.nq-from:hover { color: var(--nq-accent);
  text-decoration-color: currentColor; }

/* what is folded */
.nq-fold summary { cursor: pointer; color: var(--nq-soft); font-size: .9rem; line-height: 1.6; }
.nq-fold[open] > summary { margin-bottom: .6rem; }
.nq-line .nq-fold summary { font-size: inherit; }
.nq-fold summary:hover, .nq-more:hover { color: var(--nq-accent); }
.nq-fold li, .nq-dropped li { line-height: 1.6; font-size: .95rem; }
.stHtml .nq-fold ul, .stHtml ul.nq-dropped { padding-left: 1.2rem; }

/* cards */
[class*="st-key-card-"], .st-key-written { background: var(--nq-raised); border-color: var(--nq-line); }
.nq-card { display: flex; flex-direction: column; gap: .7rem; line-height: 1.6; }
.nq-card .nq-fold[open] { display: flex; flex-direction: column; gap: .7rem; }
.nq-item { display: flex; flex-direction: column; gap: .25rem; }
.nq-card.many .nq-item { display: grid; grid-template-columns: 1fr 7rem; gap: .1rem 1rem; }
.nq-card.many :is(.nq-subject, .nq-quote) { grid-column: 1; }
.nq-card.many .nq-at { grid-column: 2; }
.nq-under { color: var(--nq-soft); font-size: .9rem; line-height: 1.6; overflow-wrap: anywhere; display: -webkit-box;
  -webkit-line-clamp: 3; -webkit-box-orient: vertical; overflow: hidden; }
.nq-subject { font-weight: 600; font-size: .95rem; line-height: 1.6; }
.nq-at { color: var(--nq-soft); font-size: .85rem; line-height: 1.6; overflow-wrap: anywhere; }
.nq-quote { margin: 0; padding: .1rem 0 .1rem 1rem; border-left: 3px solid var(--nq-line); font-family: var(--nq-serif);
  font-size: 1.13rem; line-height: 1.65; overflow-wrap: anywhere; }
.stHtml .nq-quote p + p { margin-top: .25rem; }
.nq-card.text .nq-quote { border-left-color: var(--nq-accent); font-size: 1.18rem; }
.nq-quote summary { list-style: none; cursor: pointer; }
.nq-quote summary::-webkit-details-marker { display: none; }
.nq-quote .nq-more { font-family: sans-serif; font-size: .85rem; color: var(--nq-soft); }
.nq-quote details[open] .nq-more { display: none; }
.stHtml .nq-quote details[open] > p { margin-top: .25rem; }
.stApp mark { background: var(--nq-mark); color: var(--nq-mark-ink); padding: .06em .12em; border-radius: 2px;
  -webkit-box-decoration-break: clone; box-decoration-break: clone; }
.nq-quote mark { font-weight: 700; }
.nq-card.possible mark { background: none; color: inherit; font-weight: inherit; text-decoration: underline dotted; }
.nq-source .nq-title { color: var(--nq-soft); font-size: .9rem; }
.nq-title::first-letter { text-transform: uppercase; }
.stHtml p.nq-sample { display: inline-block; align-self: flex-start; margin-bottom: .25rem;
  background: var(--nq-sample-ground); color: var(--nq-sample);
  border: 1.5px solid var(--nq-sample); border-radius: 3px; padding: .1rem .6rem; font-weight: 700; font-size: .82rem;
  line-height: 1.6; letter-spacing: .03em; }
.nq-sample span { font-weight: 500; letter-spacing: 0; }
[class*="st-key-address-"] > .stElementContainer:first-child { flex: 1 1 18rem; min-width: 0; }
.nq-copy { display: flex; align-items: center; gap: .4rem; padding: .5rem .4rem .5rem .75rem; border-radius: .375rem;
  background: light-dark(#f4f1eb, #212327); }
.nq-copy code { flex: 1 1 0; min-width: 0; font: inherit; font-size: .95rem; line-height: 1.5; white-space: pre-wrap;
  overflow-wrap: anywhere; color: inherit; background: none; padding: 0; }
.nq-copy code.tall { max-height: 20rem; overflow: auto; }
.nq-copy button { flex: none; padding: .35rem; border: 0; border-radius: .25rem; background: none; line-height: 0;
  color: var(--nq-soft); cursor: pointer; }
.nq-copy button:hover { color: var(--nq-accent); }
.nq-copy button .after, .nq-copy button.done .before { display: none; }
.nq-copy button.done .after { display: inline-block; }
.nq-copy [role=status] { font-size: .82rem; color: var(--nq-soft); }
.nq-copy [role=status]:empty { display: none; }
.st-key-reading { row-gap: 0; }

/* what can be done with a reply */
.st-key-actions [class*="st-key-rating-"] { margin-left: auto; }
.stHtml .nq-trace :is(dl, ol) { margin: .2rem 0 .6rem; }
.stHtml .nq-trace dl { display: grid; grid-template-columns: max-content 1fr; gap: .1rem 1rem; }
.nq-trace { font-size: .875rem; line-height: 1.6; color: var(--nq-soft); overflow-wrap: anywhere; }
.stHtml .nq-trace :is(dt, dd, li, p) { font-size: inherit; margin-left: 0; }
.stHtml .nq-trace ol { padding-left: 1.6rem; }
.nq-trace li { margin-bottom: .5rem; }
.nq-trace li p { color: light-dark(#23211e, #e8e5df); line-height: 1.5; }

/* notes: refusal, error, empty */
.nq-note { border-left: 4px solid var(--nq-soft); padding: .35rem 0 .35rem 1.1rem; display: flex;
  flex-direction: column;
  gap: .35rem; line-height: 1.65; }
.nq-note.error { border-left-color: light-dark(#b3372f, #e88378); }
.stHtml .nq-note h2 { font-size: 1.3rem; line-height: 1.45; font-weight: 650; }
.stHtml .nq-note ul { padding-left: 1.2rem; color: var(--nq-soft); }

/* the list of documents */
.stMainBlockContainer:has(.st-key-documents-table) { max-width: 72rem; }
.nq-row { line-height: 1.55; }
.nq-row .nq-title { color: var(--nq-soft); font-size: .9rem; display: -webkit-box; -webkit-line-clamp: 2;
  -webkit-box-orient: vertical; overflow: hidden; }

/* the reader */
[data-testid="stLayoutWrapper"]:has(> .st-key-reader-bar) { position: sticky; top: 0; z-index: 10; }
.stApp:has([data-testid="stExpandSidebarButton"])
  [data-testid="stLayoutWrapper"]:has(> .st-key-reader-bar) { top: 3.7rem; }
.st-key-reader-bar { background: light-dark(#fdfcfa, #17181b); padding: .6rem 0;
  border-bottom: 1px solid var(--nq-line); }
.nq-head { display: flex; flex-direction: column; gap: .4rem; border-bottom: 1px solid var(--nq-line);
  padding-bottom: 1rem; }
.stHtml .nq-head h1 { font-size: clamp(1.4rem, 4vw, 1.9rem); line-height: 1.4; font-weight: 650; }
.nq-head .nq-title { font-size: 1.05rem; line-height: 1.6; }
.stHtml .nq-head dl { padding: 0; margin: .3rem 0 0; display: grid; grid-template-columns: max-content 1fr;
  gap: .15rem 1rem; font-size: .9rem; line-height: 1.6; }
.nq-head dt { color: var(--nq-soft); } .nq-head dd { margin: 0; overflow-wrap: anywhere; }
.nq-doc { font-family: var(--nq-serif); font-size: 1.15rem; line-height: 1.75; overflow-wrap: anywhere; }
.stHtml .nq-doc .nq-p { white-space: pre-line; padding: .25rem .9rem; margin: 0 -.9rem; position: relative;
  scroll-margin: 8rem; border-left: 3px solid transparent; text-align: justify; hyphens: none; }
.stHtml .nq-doc .nq-p.header, .stHtml .nq-doc .nq-p.signature { color: var(--nq-soft); text-align: left;
  line-height: 1.55; }
.stHtml .nq-doc .nq-p.heading { font-weight: 700; text-align: left; margin-top: .6rem; }
.stHtml .nq-doc .nq-p.deep { padding-left: 2.2rem; }
.stHtml .nq-doc .nq-p.cited { border-left-color: var(--nq-accent); background: light-dark(#faf5e9, #211f1a);
  color: inherit; }
.nq-doc a.nq-here { font-family: sans-serif; font-size: .8rem; text-decoration: none; margin-left: .4em; opacity: 0;
  color: var(--nq-accent); }
.nq-doc .nq-p:hover a.nq-here, .nq-doc a.nq-here:focus { opacity: 1; }
.nq-doc .nq-page { display: block; font: 500 .8rem/2 sans-serif; color: var(--nq-soft);
  border-top: 1px dashed var(--nq-line);
  margin: 1rem 0 .3rem; }
.nq-doc .nq-p:has(> .nq-table) { overflow-x: auto; }
.nq-doc .nq-table { width: 100%; border-collapse: collapse; font-size: .92em; line-height: 1.5; text-align: left;
  margin: 0; overflow-wrap: normal; }
.nq-doc .nq-table td { border: 1px solid var(--nq-line); padding: .2rem .5rem; vertical-align: top; }
.nq-doc .nq-table ~ a.nq-here { position: absolute; right: .2rem; bottom: 0; }
.nq-doc .nq-page a { color: var(--nq-accent); text-decoration: none; margin-left: .6em; }
.stHtml .nq-toc ul { list-style: none; padding-left: 0; }
.nq-toc li { line-height: 1.5; margin: .3rem 0; font-size: .9rem; }
.nq-toc li.d2 { padding-left: .9rem; } .nq-toc li.d3 { padding-left: 1.8rem; } .nq-toc li.d4 { padding-left: 2.7rem; }
.nq-toc a { color: inherit; text-decoration: none; } .nq-toc a:hover { color: var(--nq-accent);
  text-decoration: underline; }
@media (prefers-reduced-motion: reduce) { .stApp * { transition: none !important; animation: none !important; } }
@media (max-width: 480px) { .stMainBlockContainer { padding-left: 1rem; padding-right: 1rem; }
.nq-doc { font-size: 1.08rem; }
.nq-card.many .nq-item { display: flex; } }
"""


def apply() -> None:
    """Put the style sheet into the page."""
    st.html(f"<style>{_CSS}</style>")
