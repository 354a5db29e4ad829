import { createHash } from "node:crypto";
import { escapeMarkup } from "../../../output/escapeMarkup.js";
import type { KpiDocument } from "../KpiDocument.js";
import { darkRules, palette } from "./palette.js";
import type { Series } from "./series.js";

/**
 * The picture as one page: totals, drawing, counts of what was wrong with the input, and the exact numbers of each day.
 * It has no script and loads nothing; its content security policy allows its one style sheet, by hash, and no more.
 */
export function htmlPage(drawing: string, { totals }: Series, { order, quality }: KpiDocument): string {
  const style = styleSheet();
  const hash = createHash("sha256").update(style).digest("base64");
  const policy = `default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'`;
  const from = order[0]?.order_date ?? "";
  const to = order.at(-1)?.order_date ?? "";
  const whole = new Intl.NumberFormat("en", { maximumFractionDigits: 0 });
  const tiles = [
    ["revenue", whole.format(totals.revenue)],
    ["net of cancelled and returned", whole.format(totals.netRevenue)],
    ["orders", whole.format(totals.orders)],
    ["items", whole.format(totals.items)],
    ["returned items", `${(totals.itemReturnRate * 100).toFixed(1)} %`],
  ] as const;
  const counts = [
    ["rows read", quality.rows],
    ["duplicates dropped", quality.duplicates],
    ["rejected, in quarantine", quality.rejected],
    ["orphans: items of an unknown product or order", quality.orphans],
  ] as const;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<title>KPIs ${from} to ${to}</title>
<style>${style}</style>
</head>
<body>
<main>
<h1>KPIs, ${from} to ${to}</h1>
<dl class="tiles">${tiles.map(([name, value]) => `<div><dt>${name}</dt><dd>${value}</dd></div>`).join("")}</dl>
<figure>${drawing}</figure>
<h2>Input</h2>
<table>${counts.map(([name, value]) => `<tr><th scope="row">${name}</th><td>${whole.format(value)}</td></tr>`).join("")}</table>
<details><summary>Each day, exact</summary>${dayTable(order)}</details>
</main>
</body>
</html>
`;
}

function dayTable(order: KpiDocument["order"]): string {
  const columns = [
    "order_date",
    "total_orders",
    "total_items_sold",
    "unique_customers",
    "total_revenue",
    "net_revenue",
    "return_rate",
    "item_return_rate",
  ] as const;
  const head = columns.map((name) => `<th scope="col">${name}</th>`).join("");
  const rows = order.map(
    (row) => `<tr>${columns.map((name) => `<td>${escapeMarkup(`${row[name]}`)}</td>`).join("")}</tr>`,
  );
  return `<table><thead><tr>${head}</tr></thead><tbody>${rows.join("\n")}</tbody></table>`;
}

function styleSheet(): string {
  const { page, text, muted, grid } = palette;
  return `:root { --page: ${page.light}; --text: ${text.light}; --muted: ${muted.light}; --line: ${grid.light} }
@media (prefers-color-scheme: dark) {
:root { --page: ${page.dark}; --text: ${text.dark}; --muted: ${muted.dark}; --line: ${grid.dark} }
${darkRules()}
}
body { margin: 0; background: var(--page); color: var(--text); font: 15px/1.5 system-ui, sans-serif }
main { max-width: 1060px; margin: 0 auto; padding: 24px }
h1 { font-size: 22px } h2 { font-size: 16px }
.tiles { display: flex; flex-wrap: wrap; gap: 12px }
.tiles div { border: 1px solid var(--line); border-radius: 8px; padding: 10px 16px }
dt { color: var(--muted); font-size: 13px } dd { margin: 0; font-size: 20px; font-variant-numeric: tabular-nums }
figure { margin: 0 } svg { max-width: 100%; height: auto }
table { border-collapse: collapse; font-variant-numeric: tabular-nums }
th, td { padding: 3px 12px 3px 0; border-bottom: 1px solid var(--line); text-align: right } th { font-weight: 500; text-align: left }
`;
}
