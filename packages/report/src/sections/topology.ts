import { arrowHeads } from "../drawing/arrowHeads.js";
import { drawNetwork } from "../drawing/drawNetwork.js";
import { drawTopology } from "../drawing/drawTopology.js";
import { html } from "../html/html.js";
import type { Markup } from "../html/Markup.js";
import type { ReportData } from "../ReportData.js";
import { table } from "../table/table.js";
import { counted } from "../text/counted.js";
import { missing } from "./missing.js";
import type { Section } from "./Section.js";

type Stack = ReportData["stacks"][number];

/** The stacks as drawings: who may reach, call and start whom. */
export const topology: Section = {
  id: "topology",
  title: "Topology",
  draw: ({ stacks }) =>
    stacks.length === 0
      ? missing("No stack is deployed in the sandbox, or none runs.", "npx sallyport demo")
      : html`<p>From the stacks' states: an arrow is what a role's statements, an event or a security group allows, not what was done.</p>
<ul class="legend"><li class="calls">may call</li><li class="triggers">starts</li><li class="reaches">may connect to</li></ul>
${arrowHeads()}${stacks.map((stack) => drawStack(stack, stack === shown(stacks)))}`,
};

/** The one to begin with: the first that has anything to show. */
function shown(stacks: readonly Stack[]): Stack | undefined {
  return stacks.find(({ edges }) => edges.length > 0) ?? stacks[0];
}

function drawStack(stack: Stack, open: boolean): Markup {
  const nameOf = new Map(stack.nodes.map(({ id, name }) => [id, name]));
  const arrows = table({
    caption: `arrows of ${stack.name}`,
    columns: [
      { title: "from", cell: ({ from }) => nameOf.get(from) ?? from },
      { title: "how", cell: ({ kind }) => kind },
      { title: "to", cell: ({ to }) => nameOf.get(to) ?? to },
      { title: "what", cell: ({ what }) => html`<span class="code">${what.join(", ")}</span>` },
    ],
    rows: stack.edges,
  });
  return html`<details class="stack"${open ? html` open` : undefined}><summary><h3>${stack.name}</h3> <span>${counted(stack.resources, "resource")}, ${counted(stack.edges.length, "arrow")}, ${counted(stack.networks.length, "network")}</span></summary>
${stack.nodes.length > 0 ? drawTopology(stack) : html`<p>It has nothing that is drawn.</p>`}
${stack.edges.length > 0 ? html`<details><summary>The arrows as a table</summary>${arrows}</details>` : undefined}
${stack.networks.map(drawNetwork)}</details>`;
}
