() => {
  // A click on a marker [n] shows its place: the card is marked, scrolled to and focused.
  const show = (hash) => {
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
  document.addEventListener("click", (event) => {
    const link = event.target.closest?.("a.cite");
    if (link && show(link.getAttribute("href"))) event.preventDefault();
  });
  // While Hangul is being composed, Enter ends the syllable and must not send the question.
  for (const kind of ["keydown", "keypress"]) {
    document.addEventListener(kind, (event) => {
      if (event.key === "Enter" && (event.isComposing || event.keyCode === 229)) event.stopImmediatePropagation();
    }, true);
  }
}
