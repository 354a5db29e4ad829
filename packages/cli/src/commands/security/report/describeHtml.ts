import { escapeMarkup } from "../../../output/escapeMarkup.js";
import type { ValidationReport } from "../ValidationReport.js";
import { verdictOn } from "./verdictOn.js";

/** The report as one HTML page that needs nothing else: no script, no request. */
export function describeHtml(report: ValidationReport, at: Date): string {
  const rows = report.findings
    .map(
      ({ severity, check, where, message, fix }) =>
        `<tr class="${severity}"><td>${severity}</td><td>${escapeMarkup(check)}</td><td>${escapeMarkup(where)}</td><td>${escapeMarkup(message)}</td><td>${escapeMarkup(fix)}</td></tr>`,
    )
    .join("\n");
  const missing = report.notRun
    .map(({ check, reason }) => `<li>${escapeMarkup(check)}: ${escapeMarkup(reason)}</li>`)
    .join("\n");
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>Security validation</title>
<style>
:root { color-scheme: light dark; font: 15px/1.5 system-ui, sans-serif; }
body { margin: 2rem auto; max-width: 75rem; padding: 0 1rem; }
table { border-collapse: collapse; width: 100%; }
th, td { border-bottom: 1px solid light-dark(#ccc, #444); padding: .4rem .6rem; text-align: left; vertical-align: top; overflow-wrap: anywhere; }
.critical td:first-child, .high td:first-child { color: light-dark(#a40000, #ff8a80); font-weight: 600; }
.medium td:first-child { color: light-dark(#7a4f00, #ffcc66); }
</style>
</head>
<body>
<main>
<h1>Security validation</h1>
<p><time datetime="${at.toISOString()}">${at.toISOString()}</time>: ${escapeMarkup(verdictOn(report))}</p>
${rows === "" ? "<p>Nothing was found.</p>" : `<table>\n<thead><tr><th scope="col">severity</th><th scope="col">check</th><th scope="col">where</th><th scope="col">what</th><th scope="col">fix</th></tr></thead>\n<tbody>\n${rows}\n</tbody>\n</table>`}
${missing === "" ? "" : `<h2>Not made</h2>\n<ul>\n${missing}\n</ul>`}
</main>
</body>
</html>
`;
}
