// Techniques kept aside to be compared: remembered by this browser, shown in a bar at the foot of the page.
import { language } from "./asking.js";

const KEPT = "ppuri.kept", MOST = 4;
const kept = () => { try { return JSON.parse(localStorage.getItem(KEPT)) || []; } catch { return []; } };
const keep = (ids) => { localStorage.setItem(KEPT, JSON.stringify(ids)); show(); };
const set = (element, name, value) => { if (element.getAttribute(name) !== value) element.setAttribute(name, value); };
const write = (element, text) => { if (element.textContent !== text) element.textContent = text; };

const show = () => {
  const ids = kept();
  for (const button of document.querySelectorAll("[data-keep]")) {
    const isKept = ids.includes(button.dataset.keep);
    set(button, "aria-pressed", String(isKept));
    write(button, isKept ? button.dataset.kept : button.dataset.unkept);
    button.disabled = !isKept && ids.length >= MOST;
    button.title = button.disabled ? button.closest(".stApp").querySelector(".kept").dataset.full : "";
  }
  const bar = document.querySelector(".kept");
  if (!bar) return;
  bar.hidden = !ids.length;
  write(bar.querySelector("[data-count]"), bar.dataset.said.replace("#", ids.length) + (ids.length < MOST ? "" : ` · ${bar.dataset.full}`));
  set(bar.querySelector("[data-compare]"), "href", `/compare?${new URLSearchParams({ lang: language(), ids: ids.join(",") })}`);
  set(bar.querySelector("[data-csv]"), "href", `/api/compare.csv?${new URLSearchParams({ lang: language(), ids: ids.join(",") })}`);
};
document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-keep], [data-clear]");
  if (!button) return;
  const id = button.dataset.keep;
  const ids = kept();
  keep(id === undefined ? [] : ids.includes(id) ? ids.filter((one) => one !== id) : [...ids, id]);
});
addEventListener("storage", show);
let waiting = false;
new MutationObserver(() => {
  if (waiting) return;
  waiting = true;
  requestAnimationFrame(() => { waiting = false; show(); });
}).observe(document.body, { childList: true, subtree: true });
