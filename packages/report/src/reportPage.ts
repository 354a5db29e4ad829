import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { html } from "./html/html.js";
import { Markup } from "./html/Markup.js";
import type { ReportData } from "./ReportData.js";
import { sections } from "./sections/index.js";
import { moment } from "./text/moment.js";

/**
 * The report as one page that needs nothing else: it works from a file, without a network, and without its script, which only filters,
 * sorts and shows one view at a time. Its policy allows that script and its style sheet, by hash, and no more: whatever a text held that came
 * into it would not run.
 */
export async function reportPage(data: ReportData): Promise<string> {
  const [style, script] = [asset("page.css"), asset("page.js")];
  const policy = `default-src 'none'; style-src '${hashOf(style)}'; script-src '${hashOf(script)}'; base-uri 'none'; form-action 'none'`;
  const drawn = [];
  for (const { id, title, draw } of sections) drawn.push({ id, title, content: await draw(data) });
  const page = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>Sallyport report, ${moment(data.at)}</title>
<style>${new Markup(style)}</style>
</head>
<body>
<a class="skip" href="#content">Skip to the content</a>
<header><h1>Sallyport</h1><p>Report of <time datetime="${data.at}">${moment(data.at)}</time></p></header>
<nav aria-label="views"><div class="tabs">${drawn.map(({ id, title }) => html`<a id="tab-${id}" href="#${id}">${title}</a>`)}</div></nav>
<main id="content" tabindex="-1">
${drawn.map(({ id, title, content }) => html`<section class="view" id="${id}" aria-labelledby="heading-${id}"><h2 id="heading-${id}">${title}</h2>\n${content}</section>\n`)}</main>
<script>${new Markup(script)}</script>
</body>
</html>
`;
  return page.text;
}

/** Its line ends are those that a browser sees, whatever the checkout has: the hash is of these. */
function asset(name: string): string {
  return readFileSync(join(import.meta.dirname, "..", "assets", name), "utf8").replaceAll("\r\n", "\n");
}

function hashOf(text: string): string {
  return `sha256-${createHash("sha256").update(text).digest("base64")}`;
}
