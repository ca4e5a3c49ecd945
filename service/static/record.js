// The record: decisions without leaving the spot, the check while editing, marked text as a new fact.

import { choose, current, nextOpen, startFocus } from "./focus.js";

const EDIT_PAUSE = 250; // milliseconds of silence before an edit is checked

const root = () => document.getElementById("record");

async function decide(form, submitter) {
  const fact = form.closest(".fact")?.dataset.fact;
  const panes = [".text", ".facts"].map((name) => root().querySelector(name).scrollTop);
  for (const button of form.querySelectorAll("button")) button.disabled = true;
  const body = new URLSearchParams(new FormData(form));
  if (submitter?.name) body.set(submitter.name, submitter.value);
  let answer;
  try {
    answer = await fetch(form.action, { method: "POST", body });
  } catch {
    for (const button of form.querySelectorAll("button")) button.disabled = false;
    document.getElementById("unreachable").hidden = false;
    return;
  }
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const draft = form.querySelector(".draft");
  if (answer.status === 422 && draft) {
    draft.replaceChildren(document.adoptNode(page.querySelector(".problem")));
    for (const button of form.querySelectorAll("button")) button.disabled = false;
    return;
  }
  const fresh = page.getElementById("record");
  if (!fresh) {
    const said = page.getElementById("content");
    if (said) document.getElementById("content").replaceChildren(...said.children);
    else document.getElementById("unreachable").hidden = false;
    return;
  }
  root().replaceWith(document.adoptNode(fresh));
  startFocus(root());
  [".text", ".facts"].forEach((name, place) => (root().querySelector(name).scrollTop = panes[place]));
  const after = fact ? nextOpen(fact) : nextOpen(root().dataset.firstOpen);
  if (after) choose(after);
  else root().querySelector('[data-key="n"]').focus();
}

let pause;

function checkSoon(form) {
  clearTimeout(pause);
  pause = setTimeout(async () => {
    const answer = await fetch(form.dataset.check, { method: "POST", body: new URLSearchParams(new FormData(form)) });
    if (answer.ok && form.isConnected) {
      const fragment = new DOMParser().parseFromString(await answer.text(), "text/html");
      form.querySelector(".draft").replaceChildren(...fragment.body.children);
    }
  }, EDIT_PAUSE);
}

// The words under the reader's selection, and where they begin, in code points.
function marked() {
  const selection = getSelection();
  if (selection.isCollapsed || !selection.rangeCount) return null;
  const range = selection.getRangeAt(0);
  const prose = root().querySelector(".prose");
  if (!prose.contains(range.commonAncestorContainer)) return null;
  const text = selection.toString().trim();
  return text ? { text, box: range.getBoundingClientRect() } : null;
}

function cityAbove() {
  const fact = current();
  return fact?.querySelector('[name="city"]')?.value ?? fact?.closest(".city")?.querySelector("h3")?.firstChild.data.trim();
}

function openAdd() {
  const add = document.getElementById("add");
  const found = marked();
  add.open = true;
  const form = add.querySelector("form");
  if (found) form.elements.quote.value = found.text;
  if (!form.elements.city.value) form.elements.city.value = cityAbove() ?? "";
  form.elements.name.focus();
  add.scrollIntoView({ block: "nearest" });
}

export function startRecord() {
  startFocus(root());
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (!form.closest("#record") || form.method !== "post") return;
    event.preventDefault();
    decide(form, event.submitter);
  });
  document.addEventListener("input", (event) => {
    const form = event.target.form;
    if (form?.dataset.check) checkSoon(form);
  });
  document.addEventListener("click", (event) => {
    if (event.target.closest("#add > summary")) {
      event.preventDefault();
      const add = document.getElementById("add");
      if (add.open && !marked()) add.open = false;
      else openAdd();
    }
    if (event.target.closest('[data-key="d"]')) {
      event.preventDefault();
      const next = nextOpen(current()?.dataset.fact, { doubted: true });
      if (next) choose(next);
    }
    const toText = event.target.closest(".to-text");
    if (toText) {
      event.preventDefault();
      choose(toText.closest(".fact"));
      document.getElementById(toText.hash.slice(1))?.scrollIntoView({ block: "center" });
    }
  });
  const first = document.querySelector(`.fact[data-fact="${CSS.escape(root().dataset.firstOpen)}"]`);
  if (location.hash.startsWith("#fact-")) {
    const named = document.getElementById(location.hash.slice(1));
    if (named) choose(named);
  } else if (first && matchMedia("(width >= 900px)").matches) {
    choose(first);
  }
}
