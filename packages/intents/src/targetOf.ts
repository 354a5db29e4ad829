import type { AccessContext } from "./AccessContext.js";
import type { AccessIntent } from "./AccessIntent.js";
import { IntentError } from "./IntentError.js";
import { parseArn } from "./parseArn.js";
import type { ResourceKind } from "./verbTable.js";

/** The one resource that an intent names, resolved. */
export interface Target {
  readonly kind: ResourceKind;
  readonly arn: string;
  readonly name: string;
  readonly label: string;
  readonly region: string;
}

interface Service {
  readonly service: string;
  /** From name to the ARN's resource part, with the prefix that `parseArn` leaves before the name. */
  readonly before: string;
  readonly global?: true;
  readonly name: RegExp;
}

const services: Readonly<Record<Exclude<ResourceKind, "key" | "secret">, Service>> = {
  bucket: { service: "s3", before: "", global: true, name: /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/ },
  queue: { service: "sqs", before: "", name: /^[A-Za-z0-9_-]{1,80}(\.fifo)?$/ },
  table: { service: "dynamodb", before: "table/", name: /^[A-Za-z0-9_.-]{3,255}$/ },
  eventBus: { service: "events", before: "event-bus/", name: /^[A-Za-z0-9_./-]{1,256}$/ },
  topic: { service: "sns", before: "", name: /^[A-Za-z0-9_-]{1,256}(\.fifo)?$/ },
  logGroup: { service: "logs", before: "log-group:", name: /^[A-Za-z0-9_./#-]{1,512}$/ },
  repository: { service: "ecr", before: "repository/", name: /^[a-z0-9][a-z0-9._/-]{1,255}$/ },
};

const kinds: readonly ResourceKind[] = [
  "bucket",
  "queue",
  "table",
  "eventBus",
  "topic",
  "logGroup",
  "repository",
  "secret",
];

/**
 * Resolves the resource of an intent.
 *
 * @throws IntentError when it names none or several, when the name is not one that AWS allows (this also keeps `*` out
 * of ARNs), or when an ARN is of another service or region.
 */
export function targetOf(intent: AccessIntent, context: AccessContext): Target {
  const named = kinds.filter((kind) => intent[kind as keyof AccessIntent] !== undefined);
  if (named.length > 1) throw new IntentError("resource", named.join(", "), "name one resource an intent; split it");
  const kind = named[0] ?? (intent.key === undefined ? undefined : "key");
  if (kind === undefined) throw new IntentError("resource", "none", `name one of ${kinds.join(", ")} or key`);
  const value = String(intent[kind as keyof AccessIntent]);
  const region = intent.region ?? context.region;
  const { arn, name } = resolve(kind, value, region, context);
  return { kind, arn, name, region, label: labelOf(intent, name, context) };
}

function resolve(kind: ResourceKind, value: string, region: string, context: AccessContext) {
  if (kind === "key") return { arn: checkedArn(kind, value, "kms", region), name: "Direct" };
  if (kind === "secret") {
    const arn = checkedArn(kind, value, "secretsmanager", region);
    return { arn, name: parseArn(arn)?.resource.replace(/^secret:/, "") ?? "" };
  }
  const { service, before, global, name: allowed } = services[kind];
  const arn = value.startsWith("arn:")
    ? checkedArn(kind, value.replace(/:\*$/, ""), service, global ? "" : region)
    : "";
  const name = arn === "" ? value : (parseArn(arn)?.resource.slice(before.length) ?? "");
  if (!allowed.test(name))
    throw new IntentError(kind, value, `give a ${kind} name or ARN that AWS allows (${allowed})`);
  const place = global ? ":" : `${region}:${context.accountId}`;
  return { name, arn: arn === "" ? `arn:${context.partition}:${service}:${place}:${before}${name}` : arn };
}

function checkedArn(kind: ResourceKind, value: string, service: string, region: string): string {
  const arn = parseArn(value);
  if (arn === undefined || /[*?]|\$\{/.test(value))
    throw new IntentError(kind, value, "give a full ARN without patterns");
  if (arn.service !== service) throw new IntentError(kind, value, `give an ARN of ${service}, not of ${arn.service}`);
  if (arn.region !== region) {
    throw new IntentError(kind, value, `it is in ${arn.region}; give one of ${region} or set the intent's region`);
  }
  return value;
}

function labelOf(intent: AccessIntent, name: string, context: AccessContext): string {
  if (intent.label !== undefined) {
    if (/^[A-Z][A-Za-z0-9]{0,40}$/.test(intent.label)) return intent.label;
    throw new IntentError("label", intent.label, 'use PascalCase letters and digits, for example "Staging"');
  }
  // The account and region that derived names end with say nothing in a statement id.
  const short = name.replace(`-${context.accountId}`, "").replace(`-${intent.region ?? context.region}`, "");
  const words = short.split(/[^A-Za-z0-9]+/).filter((word) => word !== "");
  return words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join("");
}
