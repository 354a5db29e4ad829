import type { Example, ExampleResource } from "../engine/Rule.js";

/** Columns up to which a value stays on its line. */
const width = 110;

/**
 * A rule's example as the resources of a Pulumi YAML program. Documents that AWS takes as JSON text are written as the data that they
 * hold, by Pulumi's `fn::toJSON`.
 */
export function exampleAsYaml(example: Example): string {
  const entries = example.map((resource) => [resource.name, entryOf(resource)] as const);
  return entries.flatMap(([name, entry]) => lines(name, entry, 0)).join("\n");
}

function entryOf({ type, props = {}, refersTo = {}, parent, protect }: ExampleResource): object {
  const references = Object.entries(refersTo)
    .filter(([property]) => !(property in props))
    .map(([property, to]) => [property, typeof to === "string" ? reference(to) : to.map(reference)]);
  const properties = { ...props, ...Object.fromEntries(references) };
  const dependsOn = [...new Set(Object.entries(refersTo).flatMap(([property, to]) => (property in props ? to : [])))];
  const options = {
    ...(parent === undefined ? {} : { parent: reference(parent) }),
    ...(protect === undefined ? {} : { protect }),
    ...(dependsOn.length > 0 ? { dependsOn: dependsOn.map(reference) } : {}),
  };
  return {
    type,
    ...(Object.keys(properties).length > 0 ? { properties } : {}),
    ...(Object.keys(options).length > 0 ? { options } : {}),
  };
}

function reference(name: string): string {
  return `\${${name}}`;
}

/** A property in flow style where it fits, else in block style. */
function lines(name: string, value: unknown, depth: number): readonly string[] {
  const indent = "  ".repeat(depth);
  const data = withoutJson(value);
  const flat = `${indent}${key(name)}: ${flow(data)}`;
  const isEntry = depth < 2 && typeof data === "object" && data !== null;
  if (!isEntry && (flat.length <= width || typeof data !== "object")) return [flat];
  if (Array.isArray(data)) {
    return [`${indent}${key(name)}:`, ...data.flatMap((element) => listLines(element, depth + 1))];
  }
  return [
    `${indent}${key(name)}:`,
    ...Object.entries(data ?? {}).flatMap(([inner, one]) => lines(inner, one, depth + 1)),
  ];
}

function listLines(element: unknown, depth: number): readonly string[] {
  const indent = "  ".repeat(depth);
  const data = withoutJson(element);
  const flat = `${indent}- ${flow(data)}`;
  if (flat.length <= width || typeof data !== "object" || data === null || Array.isArray(data)) return [flat];
  const [first = "", ...rest] = Object.entries(data).flatMap(([name, value]) => lines(name, value, depth + 1));
  return [`${indent}- ${first.trimStart()}`, ...rest];
}

function flow(value: unknown): string {
  const data = withoutJson(value);
  if (Array.isArray(data)) return `[${data.map(flow).join(", ")}]`;
  if (typeof data !== "object" || data === null) return scalar(data);
  const entries = Object.entries(data).map(([name, inner]) => `${key(name)}: ${flow(inner)}`);
  return entries.length === 0 ? "{}" : `{ ${entries.join(", ")} }`;
}

function withoutJson(value: unknown): unknown {
  if (typeof value !== "string" || !/^\s*[[{]/.test(value)) return value;
  try {
    return { "fn::toJSON": JSON.parse(value) as unknown };
  } catch {
    return value;
  }
}

function key(name: string): string {
  return /^[A-Za-z_][\w:-]*$/.test(name) && !reserved.test(name) ? name : JSON.stringify(name);
}

/** Plain where YAML reads the same text back, else in quotes. */
function scalar(value: unknown): string {
  if (typeof value !== "string") return String(value);
  const plain = /^[A-Za-z][\w./-]*(:[\w./-]+)*$/.test(value) && !reserved.test(value);
  return plain ? value : JSON.stringify(value);
}

/** What YAML 1.1 or 1.2 reads as something other than text. */
const reserved = /^(true|false|null|yes|no|on|off|y|n)$/i;
