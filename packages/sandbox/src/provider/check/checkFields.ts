import type { Fields, Shape } from "../Shape.js";
import { isArchive } from "../values/Archive.js";
import { containsSecret } from "../values/containsSecret.js";
import { containsUnknown } from "../values/containsUnknown.js";
import { isRecord } from "../values/isRecord.js";
import type { Path } from "../values/path.js";
import { toPlain } from "../values/plain.js";
import { Secret, Unknown, type Value, type Values } from "../values/Value.js";
import type { Report } from "./reportInto.js";
import { scalarAs } from "./scalarAs.js";

/** Gives a value the form of its shape (texts for numbers, JSON texts for documents) and reports what does not fit. */
const checkValue = (shape: Shape, value: Value, path: Path, report: Report): Value => {
  if (value instanceof Unknown) {
    return value;
  }
  if (value instanceof Secret) {
    return new Secret(checkValue(shape, value.value, path, report));
  }
  switch (shape.kind) {
    case "json":
      return checkDocument(value, path, report);
    case "archive":
      return checkArchive(value, path, report);
    case "list":
    case "set":
      return checkItems(shape, value, path, report);
    case "map":
    case "object":
      return checkRecord(shape, value, path, report);
    default:
      return checkScalar(shape, value, path, report);
  }
};

/** Checks the fields of an object: unknown ones, missing ones, defaults, and each value. */
export const checkFields = (
  fields: Fields,
  unsupported: readonly string[],
  values: Values,
  path: Path,
  report: Report,
): Values => {
  const checked: Record<string, Value> = {};
  for (const name of Object.keys(values)) {
    if (values[name] !== null && fields[name] === undefined) {
      report([...path, name], refusal(name, fields, unsupported));
    }
  }
  for (const [name, shape] of Object.entries(fields)) {
    const value = values[name] ?? undefined;
    if (value !== undefined) {
      checked[name] = checkValue(shape, value, [...path, name], report);
    } else if (shape.fallback !== undefined) {
      checked[name] = shape.fallback as Value;
    } else if (shape.presence === "required") {
      report([...path, name], "is required and missing");
    }
  }
  return checked;
};

const refusal = (name: string, fields: Fields, unsupported: readonly string[]): string =>
  unsupported.includes(name)
    ? "is not supported by the sandbox, which would have to drop it silently: leave it out, or deploy with the official provider"
    : `is not a property here; the sandbox knows ${Object.keys(fields).sort().join(", ")}`;

const checkDocument = (value: Value, path: Path, report: Report): Value => {
  if (typeof value === "string") {
    try {
      JSON.parse(value);
    } catch (error) {
      report(path, `must be a JSON document: ${error instanceof Error ? error.message : error}`);
    }
    return value;
  }
  if (typeof value !== "object" || value === null) {
    report(path, `must be a JSON document (text or object), not ${kindOf(value)}`);
    return value;
  }
  if (containsUnknown(value)) {
    return Unknown.value;
  }
  const text = JSON.stringify(toPlain(value));
  return containsSecret(value) ? new Secret(text) : text;
};

const checkArchive = (value: Value, path: Path, report: Report): Value => {
  if (!isArchive(value)) {
    report(path, `must be an archive (pulumi.asset.FileArchive or AssetArchive), not ${kindOf(value)}`);
  }
  return value;
};

const checkItems = (shape: Shape, value: Value, path: Path, report: Report): Value => {
  if (!Array.isArray(value) || shape.of === undefined) {
    report(path, `must be a list, not ${kindOf(value)}`);
    return value;
  }
  const of = shape.of;
  return value.map((item: Value, index) => {
    if (item === null) {
      report([...path, index], "must not be null");
      return item;
    }
    return checkValue(of, item, [...path, index], report);
  });
};

const checkRecord = (shape: Shape, value: Value, path: Path, report: Report): Value => {
  if (!isRecord(value)) {
    report(path, `must be an object, not ${kindOf(value)}`);
    return value;
  }
  const values = value as Values;
  const of = shape.of;
  if (of === undefined) {
    return checkFields(shape.fields ?? {}, shape.unsupported ?? [], values, path, report);
  }
  return Object.fromEntries(
    Object.entries(values)
      .filter(([, item]) => item !== null)
      .map(([name, item]) => [name, checkValue(of, item, [...path, name], report)]),
  );
};

const checkScalar = (shape: Shape, value: Value, path: Path, report: Report): Value => {
  const scalar = scalarAs(shape.kind, value);
  if (scalar === undefined) {
    report(path, `must be a ${shape.kind}, not ${kindOf(value)}`);
    return value;
  }
  if (shape.allowed !== undefined && !shape.allowed.includes(String(scalar))) {
    report(path, `must be one of ${shape.allowed.join(", ")}`);
  }
  return scalar;
};

const kindOf = (value: Value): string => {
  if (Array.isArray(value)) {
    return "a list";
  }
  return typeof value === "object"
    ? "an object"
    : `a ${{ string: "text", boolean: "flag" }[String(typeof value)] ?? typeof value}`;
};
