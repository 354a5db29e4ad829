import type { AccessContext } from "./AccessContext.js";
import type { AccessIntent } from "./AccessIntent.js";
import { IntentError } from "./IntentError.js";
import { parseArn } from "./parseArn.js";
import { type KindFacts, type ResourceKind, resourceKinds } from "./resourceKinds.js";

/** The one resource that an intent names, resolved. */
export interface Target {
  readonly kind: ResourceKind;
  /** Ends at a wildcard where the name stands for several things (revisions, tagged jobs) or AWS ends its ARN; `*` without one. */
  readonly arn: string;
  readonly name: string;
  readonly label: string;
  readonly region: string;
}

const kinds = Object.keys(resourceKinds).filter((kind) => kind !== "key") as ResourceKind[];

/**
 * Resolves the resource of an intent.
 *
 * @throws IntentError when it names none or several, when the name is not one that AWS allows (this also keeps `*` out
 * of ARNs), or when an ARN is of another service or region.
 */
export function targetOf(intent: AccessIntent, context: AccessContext): Target {
  const named = kinds.filter((kind) => intent[kind] !== undefined);
  if (named.length > 1) throw new IntentError("resource", named.join(", "), "name one resource an intent; split it");
  const kind = named[0] ?? (intent.key === undefined ? undefined : "key");
  if (kind === undefined) throw new IntentError("resource", "none", `name one of ${kinds.join(", ")} or key`);
  const facts: KindFacts = resourceKinds[kind];
  const value = String(intent[kind]);
  const region = intent.region ?? context.region;
  const name = nameOf(kind, facts, value, facts.place === undefined ? region : "");
  const arn = value.startsWith("arn:") && facts.arn === undefined ? value.replace(/:\*$/, "") : undefined;
  return {
    kind,
    name,
    region,
    arn: arn ?? arnOf(facts, name, region, parseArn(value) ?? context),
    label: labelOf(intent, kind === "key" ? "Direct" : name, context),
  };
}

function nameOf(kind: ResourceKind, facts: KindFacts, value: string, region: string): string {
  const { service, before, byArn, name: allowed } = facts;
  const resource = value.startsWith("arn:") || byArn ? resourcePart(kind, value, service, region) : undefined;
  const name = resource === undefined ? value : resource.slice(before.length);
  if (allowed.test(name) && (resource?.startsWith(before) ?? true)) return name;
  throw new IntentError(kind, value, `give a ${kind} ${byArn ? "ARN" : "name or ARN"} that AWS allows (${allowed})`);
}

/** What an ARN names within its service, without the `:*` that some ARNs of log groups end with. */
function resourcePart(kind: ResourceKind, value: string, service: string, region: string): string {
  const arn = parseArn(value.replace(/:\*$/, ""));
  if (arn === undefined || /[*?]|\$\{/.test(arn.resource)) {
    throw new IntentError(kind, value, "give a full ARN without patterns");
  }
  if (arn.service !== service) throw new IntentError(kind, value, `give an ARN of ${service}, not of ${arn.service}`);
  if (arn.region !== region) {
    throw new IntentError(kind, value, `it is in ${arn.region}; give one of ${region} or set the intent's region`);
  }
  return arn.resource;
}

interface Home {
  readonly partition: string;
  readonly accountId: string;
}

function arnOf(facts: KindFacts, name: string, region: string, { partition, accountId }: Home): string {
  if (facts.place === "none") return "*";
  const place = { bucket: ":", account: `:${accountId}`, region: `${region}:${accountId}` }[facts.place ?? "region"];
  const resource = facts.arn?.(facts.before, name) ?? `${facts.before}${name}${facts.ending ?? ""}`;
  return `arn:${partition}:${facts.service}:${place}:${resource}`;
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
