// Keys are declared in the page: an element with data-key="a" is what the key "a" presses.
// The current fact is asked first, then the page.

import { current, step } from "./focus.js";

const typing = (target) => target.matches("input, select, textarea, [contenteditable]");

function press(element) {
  if (element.matches("input")) element.focus();
  else element.click();
}

function declared(key) {
  const selector = `[data-key="${CSS.escape(key)}"]`;
  return current()?.querySelector(selector) ?? document.querySelector(`:not(.fact) ${selector}:not(.fact *)`);
}

function handle(event) {
  const { key, target } = event;
  if (document.querySelector("dialog[open]")) return;
  if ((event.ctrlKey || event.metaKey) && key === "Enter" && target.form) {
    event.preventDefault();
    target.form.requestSubmit();
    return;
  }
  if (key === "Escape" && target.closest("details.edit[open]")) {
    const open = target.closest("details.edit[open]");
    open.open = false;
    open.closest(".fact")?.focus();
    return;
  }
  if (event.ctrlKey || event.metaKey || event.altKey || typing(target)) return;
  const direction = { j: 1, ArrowDown: 1, k: -1, ArrowUp: -1 }[key];
  if (direction && !target.closest(".prose")) {
    if (step(direction)) event.preventDefault();
    return;
  }
  const element = declared(key);
  if (element) {
    event.preventDefault();
    press(element);
  }
}

export function startKeyboard() {
  document.addEventListener("keydown", handle);
}
