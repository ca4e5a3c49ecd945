// Whoever has a record open has it in hand: a heartbeat while the page is looked at, laid down on leaving.

const PAUSE = 30_000; // milliseconds between heartbeats; a lease lasts three of them

const address = () => document.getElementById("record")?.dataset.lease;
const body = () => new URLSearchParams(new FormData(document.querySelector("#record form") ?? undefined));

async function renew() {
  if (document.visibilityState !== "visible" || !address()) return;
  try {
    const answer = await fetch(`${address()}/lease`, { method: "POST", body: body() });
    if (answer.status === 409) document.getElementById("lost").hidden = false;
  } catch {
    // The server is away: the next decision says so.
  }
}

export function startLease() {
  if (!address()) return;
  setInterval(renew, PAUSE);
  document.addEventListener("visibilitychange", renew);
  addEventListener("pagehide", () => {
    if (address()) navigator.sendBeacon(`${address()}/release`, body());
  });
  addEventListener("pageshow", (event) => {
    if (event.persisted) renew(); // back from the browser's own cache
  });
}
