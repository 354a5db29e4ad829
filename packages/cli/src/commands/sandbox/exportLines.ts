/**
 * Environment variables as lines for `eval` in a POSIX shell. Values are single-quoted, so nothing in them is expanded.
 */
export function exportLines(environment: Readonly<Record<string, string>>): string {
  return Object.entries(environment)
    .map(([name, value]) => `export ${name}='${value.replaceAll("'", "'\\''")}'\n`)
    .join("");
}
