/** What is one of a few words or a date, which reading checks, and no free text. */
const words = new Set(["date", "kind", "route", "standing"]);

/** The same data with other texts, names of records among them; equal texts stay equal. */
export function withTexts<Data>(data: Data, replace: (text: string) => string): Data {
  const known = new Map<string, string>();
  const other = (text: string) => {
    const found = known.get(text) ?? replace(text);
    known.set(text, found);
    return found;
  };
  const isRecord = (name: string) => name === "frameworks" || name === "at";
  const visit = (value: unknown, name: string): unknown => {
    if (typeof value === "string") return words.has(name) ? value : other(value);
    if (Array.isArray(value)) return value.map((inner) => visit(inner, name));
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).map(([key, inner]) => [isRecord(name) ? other(key) : key, visit(inner, key)]),
    );
  };
  return visit(data, "") as Data;
}
