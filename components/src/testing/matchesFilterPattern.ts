/**
 * Whether a line of a log matches a filter pattern of CloudWatch Logs, for the part of the grammar that this package
 * uses: patterns over JSON (`{ … }`) and over fields between spaces (`[ … ]`). Source: CloudWatch Logs User Guide, "Filter
 * pattern syntax". What that guide leaves open is refused, so that no test rests on a guess: `&&` beside `||` without
 * brackets, and `!=` on a field that the line does not have.
 *
 * @throws Error for a pattern outside that part
 */
export function matchesFilterPattern(pattern: string, line: string): boolean {
  const text = pattern.trim();
  if (text.startsWith("[") && text.endsWith("]")) return matchesFields(text.slice(1, -1), line);
  if (text.startsWith("{") && text.endsWith("}")) return new JsonPattern(text.slice(1, -1)).matches(JSON.parse(line));
  throw new Error(`the pattern ${pattern} is neither { … } nor [ … ]`);
}

/** Each field has a name and at most one condition; the line must have as many fields. */
function matchesFields(pattern: string, line: string): boolean {
  const values = line.split(" ");
  const fields = pattern.split(",").map((field) => field.trim());
  if (values.length !== fields.length) return false;
  return fields.every((field, index) => {
    const [, operator, wanted = ""] = /^\w+(?:\s*(!?=)\s*(\S+))?$/.exec(field) ?? refused(field);
    if (operator === undefined) return true;
    return matchesText(unquoted(wanted), values[index] ?? "") === (operator === "=");
  });
}

const tokens = /\s*(?:(\(|\)|&&|\|\||!=|=|NOT EXISTS|EXISTS|\$\.[\w.]+)|"([^"]*)"|([^\s()=!&|"$]+))/y;

interface Token {
  readonly kind: "mark" | "value";
  readonly text: string;
}

/** A pattern over JSON, read once from left to right. */
class JsonPattern {
  private readonly tokens: Token[] = [];
  private at = 0;

  constructor(private readonly text: string) {
    tokens.lastIndex = 0;
    while (text.slice(tokens.lastIndex).trim() !== "") {
      const [, mark, quoted, bare] = tokens.exec(text) ?? refused(text);
      this.tokens.push(
        mark === undefined ? { kind: "value", text: quoted ?? bare ?? "" } : { kind: "mark", text: mark },
      );
    }
  }

  matches(event: unknown): boolean {
    this.at = 0;
    const result = this.either(event)();
    if (this.at !== this.tokens.length) refused(this.text);
    return result;
  }

  /** Terms joined by one operator; each is judged only if those before it leave the result open. */
  private either(event: unknown): () => boolean {
    const terms = [this.term(event)];
    const joint = this.tokens[this.at]?.text;
    while (joint !== undefined && ["&&", "||"].includes(joint) && this.take(joint)) terms.push(this.term(event));
    if (["&&", "||"].includes(this.tokens[this.at]?.text ?? ""))
      throw new Error(`brackets are missing in ${this.text}`);
    return () => (joint === "||" ? terms.some((term) => term()) : terms.every((term) => term()));
  }

  private term(event: unknown): () => boolean {
    if (this.take("(")) {
      const inner = this.either(event);
      if (!this.take(")")) refused(this.text);
      return inner;
    }
    const selector = this.next();
    if (!selector.startsWith("$.")) refused(selector);
    const found = valueAt(event, selector.slice(2).split("."));
    if (this.take("NOT EXISTS")) return () => found === undefined;
    if (this.take("EXISTS")) return () => found !== undefined;
    const negated = this.take("!=");
    if (!negated && !this.take("=")) refused(this.text);
    const wanted = this.next();
    return () => {
      if (found === undefined && negated) throw new Error(`${selector} != ${wanted}: the event has no such field`);
      return (found !== undefined && matchesText(wanted, String(found))) !== negated;
    };
  }

  private take(mark: string): boolean {
    const token = this.tokens[this.at];
    if (token?.kind !== "mark" || token.text !== mark) return false;
    this.at += 1;
    return true;
  }

  private next(): string {
    const token = this.tokens[this.at] ?? refused(this.text);
    this.at += 1;
    return token.text;
  }
}

function valueAt(event: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (value, step) =>
      typeof value === "object" && value !== null ? (value as Readonly<Record<string, unknown>>)[step] : undefined,
    event,
  );
}

/** `*` stands for any text; case counts. */
function matchesText(wanted: string, text: string): boolean {
  const parts = wanted.split("*").map((part) => part.replace(/[.+?^${}()|[\]\\]/g, "\\$&"));
  return new RegExp(`^${parts.join(".*")}$`, "s").test(text);
}

function unquoted(text: string): string {
  return text.startsWith('"') && text.endsWith('"') ? text.slice(1, -1) : text;
}

function refused(text: string): never {
  throw new Error(`the filter pattern is not understood at ${text}`);
}
