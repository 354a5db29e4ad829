import { html } from "../html/html.js";
import type { Markup } from "../html/Markup.js";
import type { ReportData } from "../ReportData.js";
import { counted } from "../text/counted.js";
import { layOut, type Placed, type Routed } from "./layOut.js";

type Stack = ReportData["stacks"][number];

/** As much of a name as a box has room for; the rest is in its title. */
const mostCharacters = 34;

/** A stack as a drawing: a box for each thing, an arrow for each way from one to another; `arrowHeads` has to stand beside it. */
export function drawTopology(stack: Stack): Markup {
  const { width, height, boxes, arrows } = layOut(stack);
  const label = `${stack.name}: ${counted(stack.nodes.length, "thing")} and ${counted(stack.edges.length, "arrow")} between them, the same as in the table below`;
  return html`<div class="scroll drawing" role="region" aria-label="drawing of ${stack.name}" tabindex="0">
<svg role="img" aria-label="${label}" width="${Math.ceil(width)}" height="${Math.ceil(height)}" viewBox="0 0 ${Math.ceil(width)} ${Math.ceil(height)}">
${arrows.map(drawArrow)}${boxes.map(drawBox)}</svg></div>`;
}

function drawArrow({ edge, points }: Routed): Markup {
  return html`<path class="arrow ${edge.kind}" d="${curve(points)}" marker-end="url(#head-${edge.kind})"><title>${edge.kind}: ${edge.what.join(", ")}</title></path>\n`;
}

/** Through the middles between the points, which rounds the corners. */
function curve(points: Routed["points"]): string {
  const at = ({ x, y }: { x: number; y: number }) => `${x.toFixed(1)} ${y.toFixed(1)}`;
  const [first, ...rest] = points;
  const last = rest.at(-1);
  if (first === undefined || last === undefined) return "";
  const middles = rest.slice(0, -1).map((point, index) => {
    const next = rest[index + 1] ?? last;
    return `Q${at(point)} ${at({ x: (point.x + next.x) / 2, y: (point.y + next.y) / 2 })}`;
  });
  return `M${at(first)}${middles.join("")}L${at(last)}`;
}

function drawBox({ node, x, y, width, height }: Placed): Markup {
  const name = node.name.length > mostCharacters ? `${node.name.slice(0, mostCharacters - 1)}…` : node.name;
  return html`<g class="box ${node.kind}" transform="translate(${(x - width / 2).toFixed(1)} ${(y - height / 2).toFixed(1)})"><title>${node.kind} ${node.name}</title>
<rect width="${width}" height="${height}" rx="7"></rect><rect class="mark" width="5" height="${height}" rx="2"></rect>
<text class="kind" x="13" y="15">${node.kind}</text><text x="13" y="31">${name}</text></g>\n`;
}
