import { createHash } from "node:crypto";
import type { StructuredPatch } from "diff";
import { escapeMarkup } from "../../../output/escapeMarkup.js";
import { palette } from "../../kpi/chart/palette.js";

export interface DiffPage {
  readonly title: string;
  readonly patches: readonly StructuredPatch[];
}

/** Changes of files as one page, each file to fold. It has no script and loads nothing; its policy allows its one style sheet, by hash, and no more. */
export function diffPage({ title, patches }: DiffPage): string {
  const hash = createHash("sha256").update(style).digest("base64");
  const policy = `default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<title>${escapeMarkup(title)}</title>
<style>${style}</style>
</head>
<body>
<main>
<h1>${escapeMarkup(title)}</h1>
<p>${patches.length} changed files</p>
${patches.map(fileOf).join("\n")}
</main>
</body>
</html>
`;
}

function fileOf({ newFileName = "", hunks }: StructuredPatch): string {
  const lines = hunks.flatMap(({ oldStart, oldLines, newStart, newLines, lines: changed }) => [
    `<span class="hunk">@@ -${oldStart},${oldLines} +${newStart},${newLines} @@</span>`,
    ...changed.map(lineOf),
  ]);
  return `<details open><summary>${escapeMarkup(newFileName.replace(/^b\//, ""))}</summary><pre>${lines.join("\n")}</pre></details>`;
}

function lineOf(line: string): string {
  const text = escapeMarkup(line);
  if (line.startsWith("+")) return `<ins>${text}</ins>`;
  return line.startsWith("-") ? `<del>${text}</del>` : text;
}

const { page, text, muted, grid } = palette;
const style = `:root { --page: ${page.light}; --text: ${text.light}; --muted: ${muted.light}; --line: ${grid.light}; --new: #dafbe1; --old: #ffebe9 }
@media (prefers-color-scheme: dark) {
:root { --page: ${page.dark}; --text: ${text.dark}; --muted: ${muted.dark}; --line: ${grid.dark}; --new: #12361f; --old: #4a1f1d }
}
body { margin: 0; background: var(--page); color: var(--text); font: 15px/1.5 system-ui, sans-serif }
main { max-width: 1060px; margin: 0 auto; padding: 24px }
h1 { font-size: 22px }
details { border: 1px solid var(--line); border-radius: 8px; margin: 12px 0 }
summary { padding: 6px 12px; font-family: ui-monospace, monospace; cursor: pointer }
pre { margin: 0; padding: 8px 12px; overflow-x: auto; border-top: 1px solid var(--line); font: 13px/1.45 ui-monospace, monospace }
ins, del { text-decoration: none } ins { background: var(--new) } del { background: var(--old) } .hunk { color: var(--muted) }
`;
