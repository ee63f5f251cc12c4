// A search box that suggests; arrows choose, Enter goes, Escape closes. Homonyms are told apart by their trade.
import { ask, language } from "./asking.js";
import { turnTo } from "./turning.js";

let latest = 0;
const listOf = (box) => box.closest("form").querySelector("[role=listbox]");
const picked = (box) => listOf(box).hidden ? null : listOf(box).querySelector('[aria-selected="true"]');
const close = (box) => { listOf(box).hidden = true; box.setAttribute("aria-expanded", "false"); box.removeAttribute("aria-activedescendant"); };
const option = (list, one, place) => {
  const item = document.createElement("li");
  Object.assign(item, { id: `${list.id}-${place}`, textContent: one.label });
  Object.assign(item.dataset, { id: one.id, label: one.label, trade: one.trade || "" });
  item.setAttribute("role", "option");
  item.setAttribute("aria-selected", "false");
  const about = document.createElement("span");
  about.className = "about";
  about.innerHTML = `<span class="dot ${one.trade || ""}"></span>`;
  about.append(one.about);
  item.append(about);
  return item;
};
const termsLike = (box, q) => ask(`/api/suggest?${new URLSearchParams({ lang: language(), q, ...(box.dataset.suggest && { kind: box.dataset.suggest }) })}`).catch(() => []);
// Of several words that are no term together, the last is completed.
const suggestionsFor = async (box) => {
  const typed = box.value.trim();
  const found = await termsLike(box, typed);
  const [, before, last] = /^(.+\s)(\S+)$/.exec(typed) || [];
  if (found.length || !last || box.form.dataset.to) return found;
  return (await termsLike(box, last)).map((one) => ({ ...one, label: before + one.label }));
};

document.addEventListener("input", async (event) => {
  const box = event.target.closest("[data-suggest]");
  if (!box) return;
  const mine = ++latest;
  if (!box.value.trim()) return close(box);
  const found = await suggestionsFor(box);
  if (mine !== latest) return;
  const list = listOf(box);
  list.replaceChildren(...found.map((one, place) => option(list, one, place)));
  list.hidden = !found.length;
  box.setAttribute("aria-expanded", String(!!found.length));
});

document.addEventListener("keydown", (event) => {
  const box = event.target.closest("[data-suggest]");
  if (!box) return;
  if (event.key === "Escape" && !listOf(box).hidden) {
    event.preventDefault(); // the list goes, what was typed stays
    return close(box);
  }
  if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
  const options = listOf(box).hidden ? [] : [...listOf(box).children];
  if (!options.length) return;
  event.preventDefault();
  const at = options.findIndex((one) => one.getAttribute("aria-selected") === "true");
  const next = event.key === "ArrowDown" ? (at + 1) % options.length : (at <= 0 ? options.length : at) - 1;
  options.forEach((one, place) => one.setAttribute("aria-selected", String(place === next)));
  options[next].scrollIntoView({ block: "nearest" });
  box.setAttribute("aria-activedescendant", options[next].id);
});

// A box for one kind of thing goes to that thing's page; the box for everything goes to what was found.
const go = async (form, choice) => {
  const box = form.elements.q;
  latest++;
  const { to, as } = form.dataset;
  if (choice) box.value = choice.label;
  if (to) {
    const one = choice || (await suggestionsFor(box))[0];
    close(box);
    form.querySelector("output").textContent = one ? "" : form.dataset.none;
    if (one) turnTo(`/${to}?${new URLSearchParams({ lang: language(), [as]: one.id })}`);
    return;
  }
  close(box);
  turnTo(`/find?${new URLSearchParams({ lang: language(), q: box.value, ...(choice?.trade && { trade: choice.trade }) })}`);
};
document.addEventListener("mousedown", (event) => {
  const item = event.target.closest("form.search [role=option]");
  if (!item) return;
  event.preventDefault();
  go(item.closest("form"), item.dataset);
});
document.addEventListener("submit", (event) => {
  if (!event.target.matches("form.search")) return;
  event.preventDefault();
  go(event.target, picked(event.target.elements.q)?.dataset);
});
document.addEventListener("focusout", (event) => { if (event.target.closest("[data-suggest]")) close(event.target); });
