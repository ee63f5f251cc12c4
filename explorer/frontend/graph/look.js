// Colour and shape of every kind (the shape alone tells them apart too), and how ties look.
export const KINDS = {
  defect: { colour: "#b0502a", points: [0, -1, 1, 0, 0, 1, -1, 0] },
  parameter: { colour: "#c2963c", points: null }, // a disc
  process: { colour: "#2f5d8a", points: [-0.9, -0.75, 0.9, -0.75, 0.9, 0.75, -0.9, 0.75] },
  material: { colour: "#3f7355", points: [-0.5, -0.87, 0.5, -0.87, 1, 0, 0.5, 0.87, -0.5, 0.87, -1, 0] },
  equipment: { colour: "#7a6391", points: [-0.45, -0.75, 1, -0.75, 0.45, 0.75, -1, 0.75] },
  hazard: { colour: "#a63a4a", points: [0, -0.95, 1, 0.8, -1, 0.8] },
  cue: { colour: "#4a8791", points: [-1, -0.8, 1, -0.8, 0, 0.95] },
  competency: { colour: "#5f6f3a", points: [0, -1, 0.95, -0.31, 0.59, 0.81, -0.59, 0.81, -0.95, -0.31] },
  technique: { colour: "#8c7a66", points: [-0.75, -0.95, 0.35, -0.95, 0.75, -0.5, 0.75, 0.95, -0.75, 0.95] },
  master: { colour: "#2b2420", points: [-0.75, 0.95, -0.75, -0.1, 0, -0.95, 0.75, -0.1, 0.75, 0.95] },
  source: { colour: "#6b5f55", points: [-0.95, -0.5, -0.35, -0.85, 0.95, -0.85, 0.95, 0.85, -0.95, 0.85] },
};
const plain = { colour: "#6b5f55", points: [-0.8, -0.8, 0.8, -0.8, 0.8, 0.8, -0.8, 0.8] };
export const lookOf = (kind) => KINDS[kind] || plain;
export const LINKS = new Set(["hasCause", "hasRemedy"]);
export const MUTE = new Set(["touches", "inSource", "speaks"]); // the kinds at their ends say it already

/** The sign of a kind, as it stands in the drawing, for legend, details and table. */
export const sign = (kind) => {
  const { colour, points } = lookOf(kind);
  const pairs = points && points.map((one) => (8 + one * 6.5).toFixed(1)).join(" ");
  const shape = points ? `<polygon points="${pairs}" stroke-linejoin="round"/>` : '<circle cx="8" cy="8" r="6"/>';
  return `<svg class="sign" width="16" height="16" viewBox="0 0 16 16" aria-hidden="true" fill="${colour}">${shape}</svg>`;
};

const PAPER = "#fffdf8", INK = "#2b2420", FAINT = "#6b5f55", LINE = "#b9a98f", ACCENT = "#92400e";
const CAUSE = "#b0502a", REMEDY = "#3f7355";
const width = (edge) => Math.min(7, 1.2 + 1.1 * (edge.data("masters") || 0));
const kinds = Object.entries(KINDS).map(([kind, { colour, points }]) => ({
  selector: `node[kind = "${kind}"]`,
  style: { "background-color": colour, ...(points ? { shape: "polygon", "shape-polygon-points": points } : { shape: "ellipse" }) },
}));

export const STYLE = [
  { selector: "node", style: {
    width: 20, height: 20, "background-color": plain.colour, "border-width": 1.5, "border-color": PAPER,
    label: "data(label)", "font-family": "Pretendard, 'Noto Sans CJK KR', sans-serif", "font-size": 12, color: INK,
    "text-valign": "bottom", "text-margin-y": 4, "text-wrap": "wrap", "text-overflow-wrap": "anywhere", "text-max-width": 96, "line-height": 1.15,
    "text-background-color": PAPER, "text-background-opacity": 0.82, "text-background-padding": 1.5, "min-zoomed-font-size": 6 } },
  ...kinds,
  { selector: 'node[kind = "technique"], node[kind = "source"]', style: { width: 15, height: 17, "font-size": 10, color: FAINT, "text-max-width": 88 } },
  { selector: "node.focus", style: { width: 36, height: 36, "font-size": 15, "font-weight": 700, "border-width": 3, "border-color": ACCENT, "text-max-width": 140, "text-margin-y": 6 } },
  { selector: "edge", style: {
    width, "curve-style": "bezier", "control-point-step-size": 34, "line-color": LINE, opacity: 0.75,
    "font-family": "Pretendard, 'Noto Sans CJK KR', sans-serif", "font-size": 9.5, color: FAINT, "min-zoomed-font-size": 6.5,
    "text-background-color": PAPER, "text-background-opacity": 0.92, "text-background-padding": 1.5 } },
  { selector: 'edge[predicate = "touches"], edge[predicate = "inSource"], edge[predicate = "speaks"]', style: { width: 1, opacity: 0.5 } },
  { selector: "edge.named, edge.near[?telling], edge.hovered[?telling]", style: { "target-label": "data(shown)", "target-text-offset": 32 } }, // upright, beside the far end, where ties have come apart
  { selector: 'edge.named[predicate = "hasRemedy"]', style: { "target-text-offset": 60 } },
  { selector: 'edge[predicate = "hasCause"]', style: { "line-color": CAUSE, color: "#7d3517", "source-arrow-shape": "triangle", "source-arrow-color": CAUSE, "arrow-scale": 0.8 } },
  { selector: 'edge[predicate = "hasRemedy"]', style: { "line-color": REMEDY, color: "#2f5a42", "source-arrow-shape": "tee", "source-arrow-color": REMEDY, "arrow-scale": 0.9 } },
  { selector: "edge[?accepted]", style: { opacity: 1 } },
  { selector: "edge[?textbook]", style: { "line-style": "dashed", "line-dash-pattern": [6, 4], width: 1.4 } },
  { selector: "node.crowded", style: { "font-size": 17, "text-max-width": 120, width: 24, height: 24 } },
  { selector: "node.minor", style: { "font-size": 14, "min-zoomed-font-size": 10.5, color: FAINT, width: 17, height: 17 } },
  { selector: "edge.beyond", style: { opacity: 0.13, width: 1 } },
  { selector: ".away", style: { opacity: 0.16, "text-opacity": 0.2 } },
  { selector: "edge.near", style: { opacity: 0.95, "z-index": 5 } },
  { selector: "edge.near.inward[?telling]", style: { "target-label": "", "source-label": "data(shown)", "source-text-offset": 40 } },
  { selector: "node.picked", style: { "border-width": 3, "border-color": ACCENT, "underlay-color": "#f3e3cc", "underlay-opacity": 1, "underlay-padding": 9, "underlay-shape": "ellipse", "z-index": 9, color: INK } },
  { selector: "edge.hovered", style: { opacity: 1, "z-index": 8 } },
  { selector: "node.hovered, node.picked", style: { "min-zoomed-font-size": 0, color: INK, "z-index": 9 } },
  { selector: "node.opened", style: { "font-weight": 650 } },
  { selector: ".shut", style: { display: "none" } },
];

/** In a hand everything is drawn larger, because it is shown smaller. */
export const IN_HAND = [
  { selector: "node", style: { width: 26, height: 26, "font-size": 17, "text-max-width": 124 } },
  { selector: 'node[kind = "technique"], node[kind = "source"]', style: { width: 20, height: 23, "font-size": 15, "text-max-width": 130 } },
  { selector: "node.focus", style: { width: 44, height: 44, "font-size": 21, "text-max-width": 190 } },
  { selector: "edge", style: { "font-size": 14 } },
];
