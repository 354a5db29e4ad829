const secretNames = /pass(word|phrase)|secret|token|credential|authorization|private.?key|access.?key.?id|session/i;
const secretTexts = [
  /\b(?:AKIA|ASIA)[A-Z0-9]{16}\b/g,
  /X-Amz-(?:Signature|Credential|Security-Token)=[^&\s"]+/gi,
  /\bBearer\s+[\w.~+/-]+=*/gi,
  /\b[a-z][a-z0-9+.-]*:\/\/[^\s/:@"]+:[^\s/@"]+@/gi,
  /-----BEGIN [A-Z ]*PRIVATE KEY-----[\s\S]*?(?:-----END [A-Z ]*PRIVATE KEY-----|$)/g,
];
const LONGEST_TEXT = 2_000;
const DEEPEST = 6;

/** A copy of a value that is fit for a log: secrets by name or by look are masked, long texts cut. Never throws. */
export function redact(value: unknown, name = "", depth = 0): unknown {
  if (value === undefined || value === null || typeof value === "boolean" || typeof value === "number") return value;
  if (secretNames.test(name)) return "[redacted]";
  if (typeof value === "string") return redactText(value);
  if (typeof value === "bigint") return value.toString();
  if (value instanceof Date) return value.toISOString();
  if (typeof value !== "object" || depth >= DEEPEST) return `[${typeof value}]`;
  if (Array.isArray(value)) return value.map((element) => redact(element, name, depth + 1));
  if (value instanceof Uint8Array) return `[${value.length} bytes]`;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, redact(inner, key, depth + 1)]));
}

function redactText(text: string): string {
  const masked = secretTexts.reduce((masked, pattern) => masked.replaceAll(pattern, "[redacted]"), text);
  return masked.length > LONGEST_TEXT ? `${masked.slice(0, LONGEST_TEXT)}… (${masked.length} characters)` : masked;
}
