// A citation with its full address, on the clipboard; where that is shut, selected and ready to be copied.
const copied = async (text, shown) => {
  if (navigator.clipboard) return navigator.clipboard.writeText(text);
  getSelection().selectAllChildren(shown);
  document.execCommand("copy");
};
document.addEventListener("click", async (event) => {
  const button = event.target.closest("[data-copy]");
  if (!button) return;
  const shown = document.getElementById(button.dataset.copy);
  await copied(`${shown.textContent.trim()} ${location.origin}${button.dataset.address}`, shown);
  button.parentElement.querySelector("output").textContent = button.dataset.done;
});
