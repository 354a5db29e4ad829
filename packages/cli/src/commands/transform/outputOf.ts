/** What the program said in a line of the worker's log; undefined for the worker's own lines. */
export function outputOf(line: string): string | undefined {
  try {
    const { event, line: said } = JSON.parse(line) as { readonly event?: unknown; readonly line?: unknown };
    return event === "program.output" && typeof said === "string" ? said : undefined;
  } catch {
    return undefined;
  }
}
