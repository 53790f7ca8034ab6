"""Text to take along: a box that shows it, and a button that copies it, as it is.

1. `box` draws both. Streamlit's own box for code brings 1.5 MB of a highlighter that a citation has no use for, and its
   button speaks English.
2. A click on the button copies what the box holds, over a plain connection too, where browsers offer no clipboard to
   scripts; for two seconds the button says that it has.

The script is the same for everybody: nothing that a document or a person wrote stands in it.
"""

import streamlit as st

from ui.language import Words
from ui.markup import text

_TEXT = Words({"copy": "Chép", "copied": "Đã chép"}, {"copy": "Copy", "copied": "Copied"})
_LONG = 1_500
_SCRIPT = """
<script>
(() => {
  if (window.nqCopying) return;
  window.nqCopying = true;

  const typed = said => {
    const area = document.createElement("textarea");
    area.value = said;
    area.style.position = "fixed";
    document.body.append(area);
    area.select();
    const done = document.execCommand("copy");
    area.remove();
    return done;
  };
  document.addEventListener("click", async event => {
    const button = event.target.closest && event.target.closest(".stHtml .nq-copy button");
    if (!button) return;
    const said = button.parentElement.querySelector("code").textContent;
    let done = false;
    try { await navigator.clipboard.writeText(said); done = true; } catch { done = typed(said); }
    button.focus();
    if (!done) return;
    const told = button.nextElementSibling;
    button.classList.add("done");
    told.textContent = button.dataset.done;
    setTimeout(() => { button.classList.remove("done"); told.textContent = ""; }, 2000);
  });
})();
</script>
"""


def script() -> None:
    """Put the script into the page."""
    with st.container(key="copying"):
        st.html(_SCRIPT, unsafe_allow_javascript=True)


def box(said: str) -> None:
    """Show a text with a button that copies it.

    Args:
        said: As it is copied; its lines are kept.
    """
    symbols = "".join(
        f'<span class="nq-icon {kind}" aria-hidden="true" translate="no">{name}</span>'
        for kind, name in (("before", "content_copy"), ("after", "check"))
    )
    button = (
        f'<button type="button" title="{text(_TEXT["copy"])}" aria-label="{text(_TEXT["copy"])}" '
        f'data-done="{text(_TEXT["copied"])}">{symbols}</button><span role="status"></span>'
    )
    # What scrolls must be reached by the keyboard.
    tall = ' class="tall" tabindex="0"' if len(said) > _LONG else ""
    st.html(f'<div class="nq-copy"><code{tall}>{text(said)}</code>{button}</div>')
