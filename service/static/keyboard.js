// Keys are declared in the page: an element with data-key="a" is what the key "a" presses.
// The current fact is asked first, then the page.

import { current, step } from "./focus.js";

const typing = (target) => target.matches("input, select, textarea, [contenteditable]");

function press(element) {
  if (element.matches("input")) element.focus();
  else element.click();
  if (element.parentElement.matches(".fact .edit[open]")) {
    element.parentElement.querySelector('[name="value"]').select(); // at once: the next key is typed there
    element.parentElement.scrollIntoView({ block: "nearest" });
  }
}

function declared(key) {
  const selector = `[data-key="${CSS.escape(key)}"]`;
  const own = current()?.querySelector(selector);
  const found = own ?? document.querySelector(`${selector}:not(.fact *)`);
  return found?.checkVisibility() ? found : null;
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
