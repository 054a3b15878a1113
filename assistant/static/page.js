() => {
  // A click on a marker [n] shows its place: the card is marked, scrolled to and focused.
  const showCard = (hash) => {
    const card = document.getElementById(hash.slice(1));
    if (!card) return false;
    document.querySelectorAll("#citations .card.active").forEach((c) => c.classList.remove("active"));
    card.classList.add("active");
    card.closest("details")?.setAttribute("open", "");
    card.focus({ preventScroll: true });
    const panel = document.getElementById("citations");
    const target = card.querySelector("mark") || card;
    const above = target.getBoundingClientRect().top - panel.getBoundingClientRect().top;
    panel.scrollTop += above - panel.clientHeight / 3;
    panel.scrollIntoView({ block: "nearest" });
    return true;
  };

  // A link into a report is followed in place: the hidden button opens what the address names.
  const open = () => document.querySelector("button#follow, #follow button").click();
  const follow = (address) => {
    history.pushState(null, "", address);
    open();
  };
  const go = (report, place) => {
    if (!report) return;
    const query = { report, ...(place.trim() && { at: place.trim() }) };
    follow("?" + new URLSearchParams(query));
  };
  // Leaving for the conversation, the address must not bring the report back on a reload.
  const left = () => {
    if (new URLSearchParams(location.search).has("report")) history.pushState(null, "", location.pathname);
  };
  const settled = (find, then, tries = 40) => {
    const found = find();
    if (found) then(found);
    else if (tries) setTimeout(() => settled(find, then, tries - 1), 50);
  };
  // The view has been filled: scroll to the place that the link names.
  const shown = () => {
    hideFacts(true);
    if (!new URLSearchParams(location.search).has("report")) return;
    settled(() => document.querySelector("#view article.view"), (view) => {
      const panel = document.getElementById("view");
      const line = view.dataset.top && document.getElementById(view.dataset.top);
      panel.scrollTop = 0;
      if (!line) return;
      const above = line.getBoundingClientRect().top - panel.getBoundingClientRect().top;
      panel.scrollTop = above - panel.clientHeight / 4;
      line.querySelector("a.no")?.focus({ preventScroll: true });
    });
  };

  // What is known of a figure, beside it: on pointing or focus, and kept open by a click.
  const note = document.createElement("div");
  note.id = "figure-note";
  note.hidden = true;
  document.body.append(note);
  let told = null; // the figure that the note is about
  let pinned = false;
  const placeNote = () => {
    const at = told.getBoundingClientRect();
    const below = at.bottom + 6 + note.offsetHeight <= innerHeight;
    note.style.top = `${below ? at.bottom + 6 : Math.max(4, at.top - 6 - note.offsetHeight)}px`;
    note.style.left = `${Math.max(4, Math.min(at.left, innerWidth - note.offsetWidth - 8))}px`;
  };
  const showFacts = (button) => {
    const keys = button.dataset.figures.split(" ");
    note.replaceChildren(...keys.map((key) => {
      const facts = document.getElementById(key)?.cloneNode(true) ?? document.createElement("dl");
      facts.removeAttribute("id");
      return facts;
    }));
    document.querySelectorAll("#view .figure.same").forEach((other) => other.classList.remove("same"));
    for (const key of keys) {
      document.querySelectorAll(`#view .figure[data-figures~="${key}"]`).forEach((other) => other.classList.add("same"));
    }
    told = button;
    note.hidden = false;
    placeNote();
  };
  const hideFacts = (unpin = false) => {
    if (unpin) pinned = false;
    if (pinned) return;
    told = null;
    note.hidden = true;
    document.querySelectorAll("#view .figure.same").forEach((other) => other.classList.remove("same"));
  };
  const figureAt = (event) => event.target.closest?.("#view .figure");
  document.addEventListener("mouseover", (event) => {
    const figure = figureAt(event);
    if (figure && !pinned) showFacts(figure);
  });
  document.addEventListener("mouseout", (event) => { if (figureAt(event)) hideFacts(); });
  document.addEventListener("focusin", (event) => {
    const figure = figureAt(event);
    if (figure && !pinned) showFacts(figure);
  });
  document.addEventListener("focusout", (event) => { if (figureAt(event)) hideFacts(); });
  document.addEventListener("scroll", () => { if (told) placeNote(); }, true);
  document.addEventListener("keydown", (event) => { if (event.key === "Escape") hideFacts(true); });

  document.addEventListener("click", (event) => {
    const figure = figureAt(event);
    if (figure) {
      const again = pinned && told === figure;
      hideFacts(true);
      if (!again) showFacts(figure);
      pinned = !again;
      return;
    }
    if (!event.target.closest?.("#figure-note")) hideFacts(true);
    const link = event.target.closest?.("a");
    const address = link?.getAttribute("href") ?? "";
    if (link?.matches("a.cite") && showCard(address)) event.preventDefault();
    const elsewhere = event.ctrlKey || event.metaKey || event.shiftKey;
    if (address.startsWith("?report=") && !elsewhere) {
      event.preventDefault();
      follow(address);
    }
  });
  addEventListener("popstate", open);
  window.uijeong = { go, left, shown };

  // While Hangul is being composed, Enter ends the syllable and must not send the question.
  for (const kind of ["keydown", "keypress"]) {
    document.addEventListener(kind, (event) => {
      if (event.key === "Enter" && (event.isComposing || event.keyCode === 229)) event.stopImmediatePropagation();
    }, true);
  }
}
