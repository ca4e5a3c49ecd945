// A batch under way: the server sends the moving part whenever it changes; at the end the page is
// loaded again, for what can be done then is another matter.

export function startRun() {
  const part = document.querySelector("[data-events]");
  const events = new EventSource(part.dataset.events);
  events.addEventListener("progress", (event) => { part.innerHTML = event.data; });
  events.addEventListener("end", (event) => {
    part.innerHTML = event.data;
    events.close();
    location.reload();
  });
}
