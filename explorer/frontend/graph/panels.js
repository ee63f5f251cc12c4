// What the drawing says, in words: what a thing is, which kinds there are, and every tie as a line of a table.
import { LINKS, MUTE, sign } from "./look.js";

export const escaped = (text) => String(text).replace(/[&<>"']/g, (one) => `&#${one.charCodeAt(0)};`);
export const filled = (text, values) => text.replace(/{(\w+)}/g, (whole, name) => values[name] ?? whole);

const borne = (edge, words) => {
  if (edge.textbook) return words.graph_only_textbook;
  const claims = filled(words.graph_claims_n, { n: edge.claims });
  if (MUTE.has(edge.predicate)) return claims;
  return `${LINKS.has(edge.predicate) ? filled(words.graph_masters_n, { n: edge.masters }) : claims} · ${edge.accepted ? `✓ ${words.graph_accepted}` : words.graph_suggested}`;
};

/** The kinds in the drawing with their counts; each can be taken out and put back. */
export const legend = (nodes, shut, words) => {
  const counts = new Map();
  for (const { kind } of nodes) counts.set(kind, (counts.get(kind) || 0) + 1);
  const kinds = [...counts].map(([kind, count]) =>
    `<button type="button" data-kind="${kind}" aria-pressed="${!shut.has(kind)}">${sign(kind)}${escaped(words[kind] || kind)} <span>${count}</span></button>`);
  return kinds.join("");
};

/** How to read the lines. */
export const key = (words) => {
  const line = (name, mark) => `<li><svg width="34" height="12" aria-hidden="true">${mark}</svg>${escaped(words[name])}</li>`;
  return (
    line("graph_key_cause", '<path d="M34 6H8" stroke="#b0502a" stroke-width="2"/><path d="M0 6l9-4v8z" fill="#b0502a"/>') +
    line("graph_key_remedy", '<path d="M34 6H3M3 1v10" stroke="#3f7355" stroke-width="2"/>') +
    line("graph_key_thick", '<path d="M0 6h34" stroke="#6b5f55" stroke-width="5"/>') +
    line("graph_key_textbook", '<path d="M0 6h34" stroke="#6b5f55" stroke-width="2" stroke-dasharray="6 4"/>') +
    `<li><b aria-hidden="true">✓</b>${escaped(words.graph_key_accepted)}</li>`
  );
};

/** One thing: its name, kind, numbers, and what can be done with it. *facts* come later than the rest. */
export const details = (node, state, words, facts) => {
  const numbers = facts
    ? Object.entries(facts.counts).map(([name, n]) => filled(words[`graph_${name}_n`], { n })).join(" · ")
    : "…";
  const open = state.opened.includes(node.id);
  const grow = node.id === state.focus ? "" :
    `<button type="button" class="act" data-do="${open ? "collapse" : "expand"}">${open ? "−" : "+"} ${escaped(words[open ? "graph_collapse" : "graph_expand"])}</button>`;
  const centre = node.id === state.focus ? "" : `<a target="_self" href="${node.centre}">${escaped(words.graph_make_focus)}</a>`;
  return (
    `<p class="kind">${sign(node.kind)}${escaped(words[node.kind] || node.kind)}</p><h3>${escaped(node.label)}</h3>` +
    `<p class="faint">${escaped(numbers)}</p>${facts?.definition ? `<p>${escaped(facts.definition)}</p>` : ""}` +
    `<div class="do">${grow}<a target="_self" href="${node.page}">${escaped(words.graph_open_page)}</a>${centre}</div>`
  );
};

/** The same facts as a table: what is drawn, no more and no less. */
export const table = (graph, words) => {
  const nodes = new Map(graph.nodes.map((node) => [node.id, node]));
  const thing = (id) => {
    const node = nodes.get(id);
    return `${sign(node.kind)}<a target="_self" href="${node.page}">${escaped(node.label)}</a>`;
  };
  const first = (edge) => (LINKS.has(edge.predicate) ? 0 : 1);
  const rows = [...graph.edges].sort((one, other) => first(one) - first(other) || other.masters - one.masters || other.claims - one.claims).map((edge) =>
    `<tr><td>${thing(edge.source)}</td><td>${escaped(edge.label)}</td><td>${thing(edge.target)}</td><td class="faint">${escaped(borne(edge, words))}</td></tr>`);
  return (
    `<table><thead><tr><th scope="col">${escaped(words.graph_from)}</th><th scope="col">${escaped(words.graph_relation)}</th>` +
    `<th scope="col">${escaped(words.graph_to)}</th><th scope="col">${escaped(words.graph_borne_out)}</th></tr></thead><tbody>${rows.join("")}</tbody></table>`
  );
};

/** How many things are drawn, and what was left out. */
export const tally = (graph, words) => {
  const left = graph.left_out.map(({ kind, count }) => `${kind} ${count}`).join(", ");
  const text = filled(words.graph_shown, { shown: graph.nodes.length, total: graph.total });
  return escaped(left ? `${text} ${filled(words.graph_left_out, { what: left })}` : text);
};
