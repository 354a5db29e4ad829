/**
 * Environment variables as lines for `eval` in a POSIX shell. Values are single-quoted, so nothing in them is expanded.
 *
 * @param removed variables of the shell that must go: those that would win over the exported ones
 */
export function exportLines(environment: Readonly<Record<string, string>>, removed: readonly string[] = []): string {
  const exported = Object.entries(environment).map(
    ([name, value]) => `export ${name}='${value.replaceAll("'", "'\\''")}'\n`,
  );
  return [...removed.map((name) => `unset ${name}\n`), ...exported].join("");
}
