import { html } from "../html/html.js";
import type { Markup } from "../html/Markup.js";
import type { ReportData } from "../ReportData.js";
import { table } from "../table/table.js";

type Network = ReportData["stacks"][number]["networks"][number];
type Route = Network["subnets"][number]["route"];

const routeText: Readonly<Record<Route, string>> = {
  isolated: "no route out",
  nat: "out through NAT",
  internet: "route to the internet",
};

/** A network as nested boxes: its zones, their subnets and what is reached inside, and who may connect to whom as a table. */
export function drawNetwork({ vpc, region, cidrBlock, subnets, endpoints, groups }: Network): Markup {
  const zones = [...new Set(subnets.map(({ zone }) => zone))].sort();
  return html`<section class="network" aria-label="network ${vpc}"><h4>Network ${cidrBlock} <span>${[region, vpc].filter((text) => text !== "").join(" · ")}</span></h4>
<div class="zones">${zones.map(
    (zone) =>
      html`<div class="zone"><p>${zone}</p>${subnets
        .filter((subnet) => subnet.zone === zone)
        .map(
          (subnet) => html`<p class="subnet ${subnet.route}"><b>${subnet.cidrBlock}</b> ${routeText[subnet.route]}</p>`,
        )}</div>`,
  )}</div>
${endpoints.length > 0 ? html`<p>Reached inside, without the internet:</p><ul class="chips">${endpoints.map((endpoint) => html`<li>${endpoint.split(".").slice(3).join(".") || endpoint}</li>`)}</ul>` : undefined}
${table({
  caption: `security groups of ${vpc}`,
  columns: [
    { title: "group", cell: ({ name }) => name },
    { title: "in", cell: ({ ingress }) => listed(ingress) },
    { title: "out", cell: ({ egress }) => listed(egress) },
  ],
  rows: groups,
})}</section>`;
}

function listed(rules: readonly string[]): Markup {
  return rules.length === 0
    ? html`<span class="muted">nothing</span>`
    : html`<ul class="plain code">${rules.map((rule) => html`<li>${rule}</li>`)}</ul>`;
}
