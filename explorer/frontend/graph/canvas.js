// The drawing: things and ties on a canvas that keep their places while others come and go.
import cytoscape from "./cytoscape.min.js";
import { IN_HAND, LINKS, MUTE, STYLE } from "./look.js";

const calm = () => matchMedia("(prefers-reduced-motion: reduce)").matches;
const NAMED = 25; // ties that may all bear their names; of more, those of the thing in hand
const CROWD = 60; // things from which names and ties are thinned
const ALWAYS_NAMED = 28;
const GOLDEN = Math.PI * (3 - Math.sqrt(5));

/** Where a thing begins before it is laid out: a spiral around *middle*, so that the same graph is drawn the same way. */
const spiral = (middle, place) => ({
  x: middle.x + 42 * Math.sqrt(place) * Math.cos(place * GOLDEN),
  y: middle.y + 42 * Math.sqrt(place) * Math.sin(place * GOLDEN),
});

export const makeCanvas = (box) => {
  const style = box.clientWidth < 500 ? [...STYLE, ...IN_HAND] : STYLE;
  const cy = cytoscape({ container: box, style, minZoom: 0.15, maxZoom: 3, wheelSensitivity: 0.3, boxSelectionEnabled: false });
  let drawn = "";
  const watch = new ResizeObserver(() => { if (box.isConnected) cy.resize(); else destroy(); });
  watch.observe(box);
  cy.on("mouseover", "node, edge", ({ target }) => (target.isNode() ? target.closedNeighborhood() : target.union(target.connectedNodes())).addClass("hovered"));
  cy.on("mouseout", "node, edge", () => cy.elements().removeClass("hovered"));

  /** Show exactly these nodes and edges; what is there already stays where it is. */
  const show = (graph, focus, from) => {
    const wanted = new Map([...graph.nodes, ...graph.edges].map((one) => [one.id, one]));
    cy.remove(cy.elements().filter((one) => !wanted.has(one.id())));
    const kept = cy.nodes().map((node) => ({ nodeId: node.id(), position: { ...node.position() } }));
    const middle = from && cy.getElementById(from).nonempty() ? cy.getElementById(from).position() : { x: 0, y: 0 };
    const fresh = graph.nodes.filter((node) => cy.getElementById(node.id).empty());
    cy.add(fresh.map((data, place) => ({ group: "nodes", data, position: spiral(middle, place + (kept.length ? 1 : 0)) })));
    cy.add(graph.edges.filter((edge) => cy.getElementById(edge.id).empty()).map((edge) => ({ group: "edges", data: {
      ...edge, telling: !MUTE.has(edge.predicate), shown: edge.accepted ? `✓ ${edge.label}` : edge.label } })));
    cy.elements().removeClass("focus named beyond minor crowded");
    cy.getElementById(focus).addClass("focus");
    if (graph.edges.length <= NAMED) cy.getElementById(focus).connectedEdges("[?telling]").addClass("named");
    if (graph.nodes.length > CROWD) thin(focus);
    if (fresh.length) arrange(kept);
    drawn = focus;
  };

  /** In a crowd: the ties by which things were reached stand out, the names of the best tied things are always there. */
  const thin = (focus) => {
    const reached = cy.elements().bfs({ roots: cy.getElementById(focus), directed: false }).path;
    cy.edges().difference(reached).addClass("beyond");
    cy.nodes().addClass("crowded").sort((one, other) => other.degree() - one.degree()).slice(ALWAYS_NAMED).difference(cy.getElementById(focus)).addClass("minor");
  };

  const arrange = (kept) => {
    cy.layout({
      name: "fcose", quality: "proof", randomize: false, animate: kept.length > 0 && !calm(), animationDuration: 350, fit: false,
      nodeDimensionsIncludeLabels: true, nodeSeparation: 90, idealEdgeLength: (edge) => (LINKS.has(edge.data("predicate")) ? 150 : 125),
      nodeRepulsion: 18000, gravity: 0.22, numIter: 2500, packComponents: false, fixedNodeConstraint: kept.length ? kept : undefined,
      stop: () => {
        if (!kept.length) { stretch(); fit(); }
        else if (isSpilling()) cy.animate({ fit: { eles: cy.elements(":visible"), padding: 28 }, duration: calm() ? 0 : 250 });
      },
    }).run();
  };

  const isSpilling = () => {
    const { x1, y1, x2, y2 } = cy.extent(), all = cy.elements(":visible").boundingBox();
    return all.x1 < x1 || all.y1 < y1 || all.x2 > x2 || all.y2 > y2;
  };

  /** Spread a first drawing over the frame, which is seldom as square as the layout. */
  const stretch = () => {
    const { w, h } = cy.nodes().boundingBox();
    const wide = Math.min(2, Math.max(0.5, cy.width() / cy.height() / (w / h)));
    cy.nodes().positions((node) => ({ x: node.position().x * Math.max(1, wide), y: node.position().y * Math.max(1, 1 / wide) }));
  };

  const fit = () => { cy.stop(); cy.resize(); cy.fit(cy.elements(":visible"), 28); if (cy.zoom() > 1.25) { cy.zoom(1.25); cy.center(cy.elements(":visible")); } };
  const zoom = (by) => cy.zoom({ level: cy.zoom() * by, renderedPosition: { x: cy.width() / 2, y: cy.height() / 2 } });

  /** Light one thing and what it is tied to; null lights all. */
  const pick = (id) => {
    cy.elements().removeClass("picked near inward away");
    if (!id) return;
    const one = cy.getElementById(id);
    if (one.empty()) return;
    const around = one.closedNeighborhood();
    cy.elements().difference(around).addClass("away");
    one.addClass("picked");
    if (id === drawn) return;
    one.connectedEdges().addClass("near");
    one.incomers("edge").addClass("inward");
    const at = one.renderedPosition();
    if (at.x < 30 || at.y < 30 || at.x > cy.width() - 30 || at.y > cy.height() - 30) cy.center(one);
  };

  /** The nearest visible thing to the left, right, above or below of another, or itself. */
  const beside = (id, key) => {
    const from = cy.getElementById(id);
    const [dx, dy] = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[key];
    const cost = (node) => {
      const x = node.position().x - from.position().x, y = node.position().y - from.position().y;
      const along = x * dx + y * dy, across = Math.abs(x * dy) + Math.abs(y * dx);
      return along <= 1 ? Infinity : along + 2 * across;
    };
    const best = cy.nodes(":visible").difference(from).min(cost);
    return best.ele && best.value < Infinity ? best.ele.id() : id;
  };

  const shut = (kinds) => { cy.nodes().forEach((node) => { node.toggleClass("shut", kinds.has(node.data("kind")) && node.id() !== drawn); }); };
  const mark = (opened) => cy.nodes().forEach((node) => { node.toggleClass("opened", opened.includes(node.id())); });
  const destroy = () => { watch.disconnect(); if (!cy.destroyed()) cy.destroy(); };
  return { cy, show, fit, zoom, pick, beside, shut, mark, destroy };
};
