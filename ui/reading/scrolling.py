"""What was opened is brought into view, in the text and in the page as it is printed, and the keyboard goes on there.

A script of its own, since Streamlit scrolls to nothing. Who comes back by the browser finds the place where they were
(ui/following.py) instead. Only whole numbers ever stand in it: nothing that a document or
a person wrote. They also make it another script for another place, so that the browser runs it again.
"""

import streamlit as st

from ui.markup import Span

# It waits for the page, since elements arrive one by one. Beside the text the printed page moves within its own frame;
# below it (no room) it is what is looked at first.
_SCRIPT = """
<script>
(() => {
  const start = %d, page = %d;
  const returned = window.nqReturned === location.href;
  window.nqReturned = null;
  if (returned) return;
  let tries = 0;
  const show = () => {
    const places = [".nq-doc mark.now", ".nq-doc mark:not(.found)", ".nq-doc .cited"];
    const asked = start < 0 ? ["#p" + page] : places;
    const text = asked.map(place => document.querySelector(place)).find(Boolean);
    const print = document.querySelector(".nq-print");
    if (!text && ++tries < 60) { setTimeout(show, 50); return; }
    if (text) text.scrollIntoView({ block: text.matches("mark") ? "center" : "start" });
    // Not from a button or a box: who goes on from article to article stays there.
    const passage = text && text.closest(".nq-p");
    if (passage && document.activeElement === document.body) {
      passage.tabIndex = -1;
      passage.focus({ preventScroll: true });
    }
    const frame = document.querySelector(".nq-frame") || print;
    if (!page || !frame) return;
    const sheet = frame.closest(".nq-sheet");
    if (matchMedia("(min-width: 1000px)").matches)
      sheet.scrollTop += frame.getBoundingClientRect().top - sheet.getBoundingClientRect().top - 120;
    else frame.scrollIntoView({ block: "center" });
  };
  setTimeout(show, 50);
})();
</script>
"""


def to(span: Span | None, page: int | None) -> None:
    """Bring a passage, and its place on the printed page, into view."""
    if span or page:
        st.html(_SCRIPT % (span[0] if span else -1, page or 0), unsafe_allow_javascript=True)
