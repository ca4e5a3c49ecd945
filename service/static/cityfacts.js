// Every page works without this file. It adds the keyboard, the link between fact and text, the check
// while editing, and replaces the record in place so that a decision does not lose the reader's spot.

import { startKeyboard } from "./keyboard.js";
import { startRecord } from "./record.js";
import { startArticle } from "./article.js";
import { startRun } from "./run.js";
import { startLease } from "./lease.js";

for (const element of document.querySelectorAll(".needs-js")) element.hidden = false;
for (const button of document.querySelectorAll("[data-open]")) {
  button.addEventListener("click", () => document.getElementById(button.dataset.open).showModal());
}

startKeyboard();
if (document.getElementById("record")) {
  startRecord();
  startLease();
}
if (document.querySelector("[data-drop]")) startArticle();
if (document.querySelector("[data-events]")) startRun();
