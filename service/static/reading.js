// Shows how far the article has come, and goes to its record once it is there. Without this file the
// page loads itself again every second.

const PAUSE = 400;
const stages = document.getElementById("stages");

async function look() {
  try {
    const answer = await fetch(location.href, { headers: { Accept: "text/html" } });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const now = page.getElementById("stages");
    if (answer.redirected || !now) {
      location.replace(answer.url);
      return;
    }
    if (now.innerHTML !== stages.innerHTML) stages.replaceChildren(...now.children);
  } catch {
    // The server does not answer for a moment; the next look tells.
  }
  setTimeout(look, PAUSE);
}

setTimeout(look, PAUSE);
