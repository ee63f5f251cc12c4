// A decision about a claim, written down where it stands, and undone there; who decides is remembered.
import { ask } from "./asking.js";

const REVIEWER = "ppuri.reviewer";
const decide = async (claim, status, named, why) => {
  const form = claim.querySelector("form.review");
  const { reviewer, reason } = form.elements; // a reason is for one decision: what undoes it has none
  const said = claim.querySelector("output");
  try {
    await ask(`/api/claim/${form.dataset.claim}/review`, { method: "POST", body: JSON.stringify({
      status, reviewer: reviewer.value, reason: why }) });
    localStorage.setItem(REVIEWER, reviewer.value);
    reason.value = "";
    form.closest("details").open = false;
    claim.classList.remove("suggested", "accepted", "rejected");
    claim.classList.add(status);
    const tag = claim.querySelector(".tag.status");
    tag.className = `tag status ${status}`;
    tag.textContent = named;
    said.textContent = `${form.dataset.done} ${named} · ${reviewer.value}`;
  } catch (error) {
    said.textContent = error.message;
  }
};
const nameFrom = (claim) => {
  const reviewer = claim.querySelector("form.review [name=reviewer]");
  if (!reviewer.value) reviewer.value = localStorage.getItem(REVIEWER) || "";
  return reviewer;
};
document.addEventListener("submit", (event) => {
  if (!event.target.matches("form.review")) return;
  event.preventDefault();
  const { value, dataset } = event.submitter;
  decide(event.target.closest(".said"), value, dataset.named, event.target.elements.reason.value);
});
document.addEventListener("click", (event) => {
  const undo = event.target.closest("button.undo");
  if (!undo) return;
  const claim = undo.closest(".said");
  if (nameFrom(claim).value) return decide(claim, "suggested", undo.dataset.named, "");
  claim.querySelector("details").open = true;
  nameFrom(claim).focus();
});
document.addEventListener("toggle", (event) => {
  if (event.target.open && event.target.querySelector?.("form.review")) nameFrom(event.target.closest(".said"));
}, true);
