// Which fact (or which row of the queue) the reviewer is at, and its light in the text.

const STOPS = ".facts .fact, .queue a";
let chosen = null;

export const current = () => {
  const held = document.activeElement?.closest(".fact");
  return held ?? (chosen?.isConnected ? chosen : null);
};

function light(facts) {
  for (const lit of document.querySelectorAll(".lit")) lit.classList.remove("lit");
  const found = [...document.querySelectorAll("[data-facts]")].filter((element) =>
    element.dataset.facts.split(" ").some((id) => facts.includes(id)),
  );
  for (const element of found) element.classList.add("lit");
  return found;
}

function reveal(element) {
  const pane = element.closest(".text, .facts");
  const scrolls = pane && pane.scrollHeight > pane.clientHeight && getComputedStyle(pane).overflowY === "auto";
  if (!scrolls) return;
  const box = element.getBoundingClientRect();
  const frame = pane.getBoundingClientRect();
  if (box.top >= frame.top + 48 && box.bottom <= frame.bottom - 24) return;
  pane.scrollTop += box.top - frame.top - frame.height * 0.3;
}

// `pointed`: the reader has a pointer on the fact already; scrolling would pull it from under a click.
export function choose(fact, { pointed = false } = {}) {
  for (const other of document.querySelectorAll(".fact.current")) other.classList.remove("current");
  chosen = fact;
  fact.classList.add("current");
  if (!pointed) {
    fact.focus({ preventScroll: matchMedia("(width >= 900px)").matches });
    reveal(fact);
  }
  const lit = light([fact.dataset.fact]);
  const first = lit.find((element) => element.matches(".number")) ?? lit[0];
  if (first) reveal(first);
}

export function step(direction) {
  const stops = [...document.querySelectorAll(STOPS)];
  if (!stops.length) return false;
  const here = stops.indexOf(document.activeElement?.closest(STOPS) ?? current());
  const next = stops[Math.max(0, Math.min(stops.length - 1, here < 0 ? 0 : here + direction))];
  if (next.matches(".fact")) choose(next);
  else next.focus();
  return true;
}

export function nextOpen(after, { doubted = false } = {}) {
  const facts = [...document.querySelectorAll(".facts .fact")];
  const place = facts.findIndex((fact) => fact.dataset.fact === after);
  const order = [...facts.slice(place + 1), ...facts.slice(0, place + 1)];
  const wanted = doubted ? '[data-outcome="open"].is-flagged' : '[data-outcome="open"]';
  return order.find((fact) => fact.matches(wanted)) ?? null;
}

export function startFocus(root) {
  root.addEventListener("focusin", (event) => {
    const fact = event.target.closest(".fact");
    if (fact && fact !== chosen) choose(fact, { pointed: true });
  });
  root.addEventListener("click", (event) => {
    const marked = event.target.closest("[data-facts]");
    const fact = event.target.closest(".fact");
    if (marked && !getSelection().toString()) {
      event.preventDefault();
      const [id] = marked.dataset.facts.split(" ");
      choose(document.querySelector(`.fact[data-fact="${CSS.escape(id)}"]`));
    } else if (fact && !event.target.closest("a, button, summary, input, select, textarea")) {
      choose(fact, { pointed: true });
    }
  });
  root.addEventListener("mouseover", (event) => {
    const marked = event.target.closest("[data-facts]");
    const ids = marked ? marked.dataset.facts.split(" ") : [];
    for (const fact of root.querySelectorAll(".fact")) {
      fact.classList.toggle("lit", ids.includes(fact.dataset.fact));
    }
  });
}
