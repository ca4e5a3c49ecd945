// The start page: drop a file anywhere, and see that the article is being read.

export function startArticle() {
  const form = document.querySelector("[data-drop]");
  const file = form.querySelector('input[type="file"]');
  const text = form.querySelector("textarea");

  document.addEventListener("dragover", (event) => {
    event.preventDefault();
    form.classList.add("dropping");
  });
  document.addEventListener("dragleave", (event) => {
    if (!event.relatedTarget) form.classList.remove("dropping");
  });
  document.addEventListener("drop", (event) => {
    event.preventDefault();
    form.classList.remove("dropping");
    if (event.dataTransfer.files.length) {
      file.files = event.dataTransfer.files;
      form.requestSubmit();
    } else {
      text.value = event.dataTransfer.getData("text/plain");
    }
  });
  form.addEventListener("submit", () => {
    form.querySelector(".busy").textContent = form.dataset.busy;
    form.querySelector("[data-save]").disabled = true;
  });
  addEventListener("pageshow", () => {
    form.querySelector(".busy").textContent = "";
    form.querySelector("[data-save]").disabled = false;
  });
}
