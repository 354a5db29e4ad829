/** A line of CSV without its line feed. A value that is absent is an empty field without quotes. */
export function csvLine(values: readonly (string | null)[]): string {
  return values.map((value) => (value === null ? "" : quoted(value))).join(",");
}

function quoted(value: string): string {
  return value === "" || /[",\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
}
