/** What came of one value: its canonical text, or why there is none. An empty canonical text is a null. */
export type Parsed = { readonly value: string } | { readonly reason: string };

/** Reads one value of a column; `bytes` holds one byte a character. */
export type ValueParser = (bytes: string) => Parsed;

/** What `status` may be, in any case. */
const STATUSES = [
  "cancelled",
  "complete",
  "completed",
  "delivered",
  "pending",
  "processing",
  "returned",
  "shipped",
] as const;

const MAX_CATEGORY_BYTES = 1_024;
const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

// TypeScript's own `trim` takes more than DuckDB calls a space.
const trim = (text: string): string => text.replace(/^[\0- ]+|[\0- ]+$/g, "");

/** Digits alone, at most 18, without leading zeros. */
export function parseId(bytes: string): Parsed {
  const text = trim(bytes);
  if (text === "") return { reason: "is empty" };
  if (/^(0|[1-9]\d{0,17})$/.test(text)) return { value: text };
  return { reason: "is no whole number from 0 to 18 digits" };
}

export function parseOptionalId(bytes: string): Parsed {
  return trim(bytes) === "" ? { value: "" } : parseId(bytes);
}

/**
 * `YYYY-MM-DDTHH:MM:SS` with `T` or a space, a fraction of a second or not. Without an offset it is UTC; with `Z`, ` UTC` or `±HH:MM` it is
 * converted, so that its day is the UTC day whatever the time zone of the machine is.
 */
export function parseInstant(bytes: string): Parsed {
  const text = trim(bytes);
  if (text === "") return { reason: "is empty" };
  const match = /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d:\d\d)(?:\.\d{1,9})?(Z| ?UTC|[+-]\d\d(?::?\d\d)?)?$/.exec(text);
  if (match === null) return { reason: "is no time in the form YYYY-MM-DDTHH:MM:SS" };
  const [, date = "", time = "", zone = "Z"] = match;
  const local = new Date(`${date}T${time}Z`);
  // Date takes February 30th for March 2nd, and 24:00 for the next day.
  if (Number.isNaN(local.getTime()) || local.toISOString() !== `${date}T${time}.000Z`)
    return { reason: "is no day or no time that exists" };
  const utc = new Date(local.getTime() - offsetMinutes(zone) * 60_000).toISOString();
  if (!/^(19|20)/.test(utc)) return { reason: "is not from 1900 to 2099" };
  return { value: utc.slice(0, 19) };
}

function offsetMinutes(zone: string): number {
  const match = /^([+-])(\d\d):?(\d\d)?$/.exec(zone);
  if (match === null) return 0;
  const minutes = Number(match[2]) * 60 + Number(match[3] ?? 0);
  return match[1] === "-" ? -minutes : minutes;
}

/** An amount from 0 with at most 12 digits before the point and 6 after it: more is refused and never rounded. */
export function parsePrice(bytes: string): Parsed {
  const text = trim(bytes);
  if (text === "") return { reason: "is empty" };
  if (/^-\d+(\.\d+)?$/.test(text)) return { reason: "is negative" };
  const match = /^(\d+)(?:\.(\d+))?$/.exec(text);
  if (match === null) return { reason: "is no amount in the form 12.34" };
  const [, whole = "", fraction = ""] = match;
  const [digits, places] = [whole.replace(/^0+(?=\d)/, ""), fraction.replace(/0+$/, "")];
  if (digits.length > 12) return { reason: "has more than 12 digits" };
  if (places.length > 6) return { reason: "has more than 6 decimal places" };
  return { value: places === "" ? digits : `${digits}.${places}` };
}

/** A known status in lower case; null counts as neither returned nor cancelled. */
export function parseStatus(bytes: string): Parsed {
  const text = trim(bytes).toLowerCase();
  if (text === "" || (STATUSES as readonly string[]).includes(text)) return { value: text };
  return { reason: `is none of ${STATUSES.join(", ")}` };
}

/** Any text that is not empty, in UTF-8: it becomes a key of a table. */
export function parseCategory(bytes: string): Parsed {
  const text = trim(bytes).replaceAll(/\r\n?/g, "\n");
  if (text === "") return { reason: "is empty" };
  if (text.includes("\0")) return { reason: "holds a zero byte" };
  if (text.length > MAX_CATEGORY_BYTES) return { reason: `has more than ${MAX_CATEGORY_BYTES} bytes` };
  try {
    decoder.decode(Buffer.from(text, "latin1"));
  } catch {
    return { reason: "is not UTF-8" };
  }
  return { value: text };
}
