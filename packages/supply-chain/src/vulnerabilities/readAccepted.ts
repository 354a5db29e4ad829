import { parse } from "yaml";
import type { AcceptedFinding } from "./AcceptedFinding.js";

const fields = ["id", "package", "reason", "owner", "expires"] as const;

/**
 * Reads the reviewed file of accepted findings: YAML, `accepted: [AcceptedFinding, …]`. Pure.
 *
 * @throws Error naming the entry by its place and the field, where one is missing, empty, unknown or no day, or two are of the same finding: a
 *   mistyped exception must not silently accept more than it says, or nothing
 */
export function readAccepted(text: string): readonly AcceptedFinding[] {
  const document = objectIn(parse(text));
  const { accepted } = document;
  if (!Array.isArray(accepted) || Object.keys(document).length > 1)
    throw new Error("accepted findings: write one list `accepted`, empty where nothing is");
  const read = accepted.map((entry: unknown, index) => checked(objectIn(entry), `accepted[${index}]`));
  const keys = read.map(({ id, package: name }) => `${id} ${name}`);
  const repeated = keys.find((key, index) => keys.indexOf(key) !== index);
  if (repeated !== undefined) throw new Error(`accepted findings: ${repeated} is accepted twice`);
  return read;
}

function objectIn(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
}

function checked(entry: Readonly<Record<string, unknown>>, where: string): AcceptedFinding {
  const strange = Object.keys(entry).find((field) => !(fields as readonly string[]).includes(field));
  if (strange !== undefined) throw new Error(`${where}.${strange}: there is no such field; write ${fields.join(", ")}`);
  const missing = fields.find((field) => typeof entry[field] !== "string" || String(entry[field]).trim() === "");
  if (missing !== undefined) throw new Error(`${where}.${missing}: give it as text that is not empty`);
  if (!isDay(String(entry.expires))) throw new Error(`${where}.expires: ${entry.expires} is no day; write YYYY-MM-DD`);
  return entry as unknown as AcceptedFinding;
}

function isDay(text: string): boolean {
  const day = new Date(`${text}T00:00:00Z`);
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}
