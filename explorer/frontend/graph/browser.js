// A graph to move about in: what is open, what is undone, what is filtered; remembered while the tab lives.
import { makeCanvas } from "./canvas.js";
import { details, escaped, filled, key, legend, table, tally } from "./panels.js";

const MOST = 300; // things on one drawing, whatever is opened
const WIDE = 40, NARROW = 16; // things one step around the focus, on a desk and in a hand
const ask = async (address, language) => {
  const answer = await fetch(address, { headers: { "Accept-Language": language } });
  const body = await answer.json();
  if (!answer.ok) throw new Error(body.error || answer.statusText);
  return body;
};

/** The first graph with the opened ones merged in, up to *MOST* nodes; a tie that says more replaces a bare one. */
export const merged = (graphs) => {
  const nodes = new Map(), edges = new Map();
  for (const graph of graphs) {
    for (const node of graph.nodes) {
      if (nodes.size < MOST) nodes.set(node.id, nodes.get(node.id) || node);
    }
    for (const edge of graph.edges) if (!edges.has(edge.id)) edges.set(edge.id, edge);
  }
  const pair = (edge) => [edge.source, edge.target].sort().join(" ");
  const both = [...edges.values()].filter((edge) => nodes.has(edge.source) && nodes.has(edge.target));
  const told = new Set(both.filter((edge) => edge.predicate !== "touches").map(pair));
  const kept = both.filter((edge) => edge.predicate !== "touches" || !told.has(pair(edge)));
  return { nodes: [...nodes.values()], edges: kept, left_out: graphs[0].left_out, total: nodes.size + graphs[0].total - graphs[0].nodes.length };
};

const frame = (words, small) => `
  <div class="tools" role="toolbar" aria-label="${escaped(words.graph_tools)}">
    ${["undo", "reset", "fit", "in", "out"].filter((one) => !small || !["undo", "reset"].includes(one)).map((one) =>
      `<button type="button" data-do="${one}" title="${escaped(words[`graph_${one}`])}" aria-label="${escaped(words[`graph_${one}`])}">${{ undo: "↶", reset: "⟲", fit: "⤢", in: "+", out: "−" }[one]}</button>`).join("")}
  </div>
  <div class="legend" role="group" aria-label="${escaped(words.graph_legend)}"></div>
  <div class="field"><div class="canvas" tabindex="0" role="application" aria-label="${escaped(words.graph_canvas)}"></div>
    <div class="details" aria-live="polite"></div></div>
  <p class="tally faint" role="status"></p><ul class="key faint">${key(words)}</ul>
  ${small ? "" : `<p class="faint keys">${escaped(words.graph_keys)}</p><h2>${escaped(words.graph_table)}</h2>
  <div class="scroll" tabindex="0" role="region" aria-label="${escaped(words.graph_table)}"></div>`}`;

class GraphBrowser {
  constructor(root, data) {
    this.root = root;
    this.data = data;
    this.words = data.words;
    this.memory = `ppuri.graph ${data.focus} ${data.depth} ${data.small}`;
    this.state = { focus: data.focus, opened: data.small ? [] : JSON.parse(sessionStorage.getItem(this.memory) || "[]") };
    this.graphs = new Map();
    this.facts = new Map();
    this.shut = new Set();
    this.picked = data.focus;
    root.dataset.focus = data.focus;
    this.ended = new AbortController();
  }

  address(id, rest = "") {
    return `/api/graph/${encodeURIComponent(id)}${rest}?lang=${this.data.language}`;
  }

  async begin() {
    try {
      this.graphs.set("", await ask(`${this.address(this.data.focus)}&depth=${this.data.depth}&most=${this.root.clientWidth < 600 ? NARROW : WIDE}`, this.data.language));
      if (this.graphs.get("").nodes.length < 2) return this.say(this.words.graph_empty, this.data.elsewhere);
      await Promise.all(this.state.opened.map((id) => this.fetch(id).catch(() => {})));
    } catch (error) {
      return this.say(error.message, "");
    }
    if (this.ended.signal.aborted) return;
    this.root.classList.remove("loading");
    this.root.innerHTML = frame(this.words, this.data.small);
    this.part = (name) => this.root.querySelector(`.${name}`);
    this.canvas = makeCanvas(this.part("canvas"));
    this.listen();
    this.draw();
    this.pick(this.data.focus, true);
    this.root.dataset.ready = "yes";
  }

  say(text, more) {
    if (this.ended.signal.aborted) return;
    this.root.classList.remove("loading");
    this.root.innerHTML = `<div class="empty"><p>${escaped(text)}</p>${more}</div>`;
    this.root.dataset.ready = "empty";
  }

  async fetch(id) {
    if (!this.graphs.has(id)) this.graphs.set(id, await ask(`${this.address(id)}&depth=1`, this.data.language));
    return this.graphs.get(id);
  }

  draw(from) {
    this.graph = merged([this.graphs.get(""), ...this.state.opened.map((id) => this.graphs.get(id)).filter(Boolean)]);
    this.canvas.show(this.graph, this.data.focus, from);
    this.canvas.mark(this.state.opened);
    this.filter();
    this.part("tally").innerHTML = tally(this.graph, this.words);
    if (!this.data.small) {
      this.root.querySelector('[data-do="undo"]').disabled = this.root.querySelector('[data-do="reset"]').disabled = !this.state.opened.length;
      sessionStorage.setItem(this.memory, JSON.stringify(this.state.opened));
    }
    this.root.dataset.nodes = this.graph.nodes.length;
  }

  filter() {
    this.canvas.shut(this.shut);
    this.part("legend").innerHTML = legend(this.graph.nodes, this.shut, this.words);
    if (this.data.small) return;
    const seen = this.graph.nodes.filter((node) => !this.shut.has(node.kind) || node.id === this.data.focus);
    const ids = new Set(seen.map((node) => node.id));
    this.part("scroll").innerHTML = table({ nodes: seen, edges: this.graph.edges.filter((edge) => ids.has(edge.source) && ids.has(edge.target)) }, this.words);
  }

  async pick(id, quietly) {
    const node = this.graph.nodes.find((one) => one.id === id);
    if (!node) return;
    this.picked = id;
    this.canvas.pick(quietly ? null : id);
    const tell = () => { if (this.picked === id) this.part("details").innerHTML = details(node, this.state, this.words, this.facts.get(id)); };
    tell();
    if (!this.facts.has(id)) this.facts.set(id, await ask(this.address(id, "/facts"), this.data.language).catch(() => ({ counts: {} })));
    tell();
  }

  async expand(id) {
    if (this.data.small || this.state.opened.includes(id) || id === this.data.focus) return;
    const before = this.graph.nodes.length;
    await this.fetch(id);
    this.state.opened.push(id);
    this.draw(id);
    await this.pick(id);
    this.part("tally").innerHTML += ` ${escaped(filled(this.words.graph_grown, { n: this.graph.nodes.length - before }))}`;
  }

  back(opened) {
    this.state.opened = opened;
    this.draw();
    this.pick(this.graph.nodes.some((node) => node.id === this.picked) ? this.picked : this.data.focus);
  }

  act(name) {
    const { opened } = this.state;
    ({
      undo: () => this.back(opened.slice(0, -1)),
      reset: () => { this.shut.clear(); this.back([]); this.canvas.pick(null); this.canvas.fit(); },
      fit: () => this.canvas.fit(),
      in: () => this.canvas.zoom(1.3),
      out: () => this.canvas.zoom(1 / 1.3),
      expand: () => this.expand(this.picked),
      collapse: () => this.back(opened.filter((id) => id !== this.picked)),
    })[name]?.();
  }

  listen() {
    const { cy } = this.canvas;
    cy.on("tap", "node", ({ target }) => this.pick(target.id()));
    cy.on("dbltap", "node", ({ target }) => this.expand(target.id()));
    cy.on("tap", ({ target }) => { if (target === cy) this.canvas.pick(null); });
    this.root.addEventListener("click", ({ target }) => {
      const button = target.closest("button");
      if (button?.dataset.do) this.act(button.dataset.do);
      if (button?.dataset.kind) this.toggle(button.dataset.kind);
    }, { signal: this.ended.signal });
    this.part("canvas").addEventListener("keydown", (event) => this.press(event));
  }

  toggle(kind) {
    if (!this.shut.delete(kind)) this.shut.add(kind);
    this.filter();
    this.part("legend").querySelector(`[data-kind="${kind}"]`).focus();
  }

  press(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const does = { "+": "in", "=": "in", "-": "out", 0: "fit", u: "undo", Enter: "expand", Backspace: "collapse" }[event.key];
    if (event.key.startsWith("Arrow")) this.pick(this.canvas.beside(this.picked, event.key));
    else if (event.key === "Escape") this.canvas.pick(null);
    else if (does) this.act(does);
    else return;
    event.preventDefault();
  }

  end() {
    this.ended.abort();
    this.canvas?.destroy();
    this.root.replaceChildren();
    this.root.classList.add("loading");
    delete this.root.dataset.ready;
  }
}

const opened = new WeakMap();

/** Put a graph into *root*; a rerun that asks for the same one changes nothing. */
export const mount = (root, data) => {
  const asked = JSON.stringify([data.focus, data.depth, data.language]);
  if (opened.get(root)?.asked === asked) return;
  opened.get(root)?.browser.end();
  const browser = new GraphBrowser(root, data);
  opened.set(root, { asked, browser });
  if (!data.small) return browser.begin();
  const watch = new IntersectionObserver(([seen]) => { if (seen.isIntersecting) { watch.disconnect(); browser.begin(); } }, { rootMargin: "200px" });
  watch.observe(root);
};
