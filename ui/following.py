"""Links of the app open their page in the session that is there; the browser's Back leads to where one was.

1. A click on a link changes the address in one step of the history and says so, as the Back button does: Streamlit
   then draws the page of that address. Nothing is loaded anew; with a key held, or without this script, the link is
   the browser's own.
2. Where one was on a page is kept with its step of the history, and found again when one comes back.
3. The page says its language, for who has it read aloud.

The script is the same for everybody but for the language: nothing that a document or a person wrote stands in it.
"""

import streamlit as st

from ui import language

_SCRIPT = """
<script>
(() => {
  document.documentElement.lang = "%s";
  if (window.nqFollowing) return;
  window.nqFollowing = true;
  const main = () => document.querySelector(".stMain");
  let saving = 0, wanted = null;

  document.addEventListener("click", event => {
    const link = event.target.closest && event.target.closest(".stHtml a[href^='./']");
    const held = event.ctrlKey || event.metaKey || event.shiftKey || event.altKey;
    if (!link || event.defaultPrevented || event.button || held) return;
    event.preventDefault();
    keep();
    if (link.href !== location.href) history.pushState({}, "", link.href);
    main().scrollTop = 0;
    dispatchEvent(new PopStateEvent("popstate"));
  });

  const keep = () => {
    clearTimeout(saving);
    history.replaceState({ ...history.state, top: main().scrollTop }, "");
  };
  document.addEventListener("scroll", event => {
    if (event.target !== main() || wanted) return;
    const address = location.href;
    clearTimeout(saving);
    saving = setTimeout(() => address === location.href && keep(), 150);
  }, { capture: true, passive: true });

  // The page arrives piece by piece: its place is held until all of it is there, or somebody moves.
  const hold = (place, since, ran) => {
    if (place !== wanted) return;
    main().scrollTop = place.top;
    const busy = document.querySelector(".stApp").dataset.testScriptState !== "notRunning", passed = Date.now() - since;
    if (busy ? passed > 60000 : ran || passed > 10000) wanted = null;
    else setTimeout(hold, 50, place, since, ran || busy);
  };
  addEventListener("popstate", event => {
    clearTimeout(saving);
    wanted = event.state && event.state.top ? event.state : null;
    window.nqReturned = wanted && location.href;
    if (wanted) hold(wanted, Date.now(), false);
  });
  for (const kind of ["wheel", "touchmove", "keydown", "mousedown"])
    addEventListener(kind, () => { wanted = null; }, { capture: true, passive: true });
})();
</script>
"""


def links() -> None:
    """Put the script into the page."""
    with st.container(key="following"):
        st.html(_SCRIPT % language.current(), unsafe_allow_javascript=True)
