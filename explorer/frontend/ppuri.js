// What the pages do without asking the server: turn pages in place, play to the second, suggest, write reviews down.
const ask = async (address, options) => {
  const answer = await fetch(address, { ...options, headers: { "Accept-Language": document.documentElement.lang, "Content-Type": "application/json" } });
  const body = await answer.json();
  if (!answer.ok) throw new Error(body.error || body.detail || answer.statusText);
  return body;
};

// ---- turning pages: the address changes, Streamlit reruns, nothing is loaded again.
// A turn during a run would be overtaken by that run's end, so it waits; of several, the last counts.
let wanted = null;
const isBusy = () => document.querySelector('[data-testid=stApp]')?.dataset.testScriptState !== "notRunning";
const turnTo = async (address) => {
  const waits = wanted !== null;
  wanted = address;
  if (waits) return;
  for (const until = performance.now() + 3000; isBusy() && performance.now() < until;) await new Promise(requestAnimationFrame);
  history.pushState({}, "", wanted);
  wanted = null;
  dispatchEvent(new PopStateEvent("popstate", { state: {} }));
  document.querySelector("[data-testid=stMain]")?.scrollTo(0, 0);
};
const media = () => document.querySelector(".player video, .player audio");
const playAt = (seconds) => {
  const player = media();
  player.currentTime = seconds;
  player.play().catch(() => {});
};

document.addEventListener("click", (event) => {
  const line = event.target.closest(".transcript p[data-t]");
  const hear = event.target.closest("[data-play]");
  if (hear && media()) {
    event.preventDefault();
    playAt(Number(hear.dataset.play));
    if (matchMedia("(max-width: 900px)").matches) media().scrollIntoView({ block: "start" });
    return;
  }
  if (line && media() && !getSelection().toString()) return playAt(Number(line.dataset.t));
  const link = event.target.closest('.p a[target="_self"]');
  if (!link || event.metaKey || event.ctrlKey || event.shiftKey || event.button) return;
  event.preventDefault();
  turnTo(link.getAttribute("href"));
});

// ---- the line that is being said, lit and kept in view
document.addEventListener("timeupdate", (event) => {
  const now = event.target.currentTime;
  for (const line of document.querySelectorAll(".transcript p[data-t]")) {
    const said = now >= Number(line.dataset.t) && now < Number(line.dataset.end);
    if (said && !line.classList.contains("now")) {
      const box = line.closest(".transcript");
      box.scrollTo({ top: line.offsetTop - box.offsetTop - box.clientHeight / 3, behavior: "smooth" });
    }
    line.classList.toggle("now", said);
    if (said) line.setAttribute("aria-current", "true"); else line.removeAttribute("aria-current");
  }
}, true);

// ---- a search box that suggests; arrows choose, Enter goes
let latest = 0;
const listOf = (box) => box.closest("form").querySelector("[role=listbox]");
const close = (box) => { listOf(box).hidden = true; box.setAttribute("aria-expanded", "false"); box.removeAttribute("aria-activedescendant"); };
document.addEventListener("input", async (event) => {
  const box = event.target.closest("[data-suggest]");
  if (!box) return;
  const mine = ++latest;
  const typed = box.value.trim();
  if (!typed) return close(box);
  const found = await ask(`/api/suggest?lang=${document.documentElement.lang}&q=${encodeURIComponent(typed)}`).catch(() => []);
  if (mine !== latest) return;
  const list = listOf(box);
  const labels = new Set();  // a homonym of three trades is suggested once; the results tell the trades apart
  const once = found.filter(({ label }) => !labels.has(label) && labels.add(label));
  list.replaceChildren(...once.map((one, place) => {
    const option = document.createElement("li");
    Object.assign(option, { id: `suggestion-${place}`, textContent: one.label });
    option.setAttribute("role", "option");
    option.setAttribute("aria-selected", "false");
    option.dataset.id = one.id;
    return option;
  }));
  list.hidden = !found.length;
  box.setAttribute("aria-expanded", String(!!found.length));
});
document.addEventListener("keydown", (event) => {
  const box = event.target.closest("[data-suggest]");
  if (!box) return;
  if (event.key === "Escape") return close(box);
  if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
  const options = [...listOf(box).children];
  if (!options.length) return;
  event.preventDefault();
  const at = options.findIndex((one) => one.getAttribute("aria-selected") === "true");
  const next = (at + (event.key === "ArrowDown" ? 1 : -1) + options.length) % options.length;
  options.forEach((one, place) => one.setAttribute("aria-selected", String(place === next)));
  box.setAttribute("aria-activedescendant", options[next].id);
});
const search = (form, text) => {
  const lang = document.documentElement.lang;
  latest++;
  close(form.elements.q);
  turnTo(`/find?${new URLSearchParams({ lang, q: text })}`);
};
document.addEventListener("mousedown", (event) => {
  const option = event.target.closest("form.search [role=option]");
  if (!option) return;
  event.preventDefault();
  option.closest("form").elements.q.value = option.textContent;
  search(option.closest("form"), option.textContent);
});
document.addEventListener("focusout", (event) => { if (event.target.closest("[data-suggest]")) close(event.target); });

// ---- a decision about a claim, written down where it stands
document.addEventListener("submit", async (event) => {
  const form = event.target;
  if (!form.matches("form.search, form.review")) return;
  event.preventDefault();
  if (form.matches(".search")) {
    const picked = form.querySelector('[aria-selected="true"]');
    if (picked && !listOf(form.elements.q).hidden) form.elements.q.value = picked.textContent;
    return search(form, form.elements.q.value);
  }
  const { reviewer, reason } = form.elements;
  const said = form.querySelector("output");
  try {
    await ask(`/api/claim/${form.dataset.claim}/review`, { method: "POST", body: JSON.stringify({
      status: event.submitter.value, reviewer: reviewer.value, reason: reason.value }) });
    localStorage.setItem("ppuri.reviewer", reviewer.value);
    const claim = form.closest(".said");
    claim.classList.remove("suggested", "accepted", "rejected");
    claim.classList.add(event.submitter.value);
    const tag = claim.querySelector(".tag.status");
    tag.className = `tag status ${event.submitter.value}`;
    tag.textContent = event.submitter.dataset.named;
    said.textContent = form.dataset.done;
  } catch (error) {
    said.textContent = error.message;
  }
});
document.addEventListener("toggle", (event) => {
  const reviewer = event.target.open && event.target.querySelector?.("form.review [name=reviewer]");
  if (reviewer && !reviewer.value) reviewer.value = localStorage.getItem("ppuri.reviewer") || "";
}, true);
