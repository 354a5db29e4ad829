import { type Arn, parseArn } from "@sallyport/intents";
import type { RoleStatement } from "../ledger/RoleGrants.js";
import { neighbourActions } from "./neighbourActions.js";
import type { Probe } from "./Probe.js";
import { sampleOf } from "./sampleOf.js";

/** No account of AWS, and not the sandbox's. */
const foreignAccount = "999999999999";

/**
 * What a call that is sent has not: what is known only where a service of AWS makes it for somebody, and the prefix of a list of a whole
 * bucket.
 */
const lacking: ReadonlySet<string> = new Set([
  "aws:calledvia",
  "aws:calledviafirst",
  "aws:calledvialast",
  "aws:sourceaccount",
  "aws:sourcearn",
  "kms:grantisforawsresource",
  "kms:viaservice",
  "s3:prefix",
]);

/** The neighbours of a statement: the same call elsewhere, and other calls at the same place. */
export function neighboursOf(statement: RoleStatement, account: string): readonly Probe[] {
  const actions = statement.actions.filter((action) => !/[*?]/.test(action));
  return statement.resources.flatMap((pattern) => {
    const arn = parseArn(sampleOf(pattern));
    if (arn === undefined) return [];
    const { own = {}, holder = own } = neighbourActions[arn.service] ?? {};
    const container = containerOf(arn);
    const isInside = container !== arn.resource;
    const here = Object.entries(hasInside.has(arn.service) && !isInside ? holder : own);
    const above = isInside ? Object.entries(holder) : [];
    return [
      ...actions.flatMap((action) => elsewhere(arn, account).map(({ kind, resource }) => ({ kind, action, resource }))),
      ...here.map(([kind, action]) => ({ kind, action, resource: textOf(arn) })),
      ...above.map(([kind, action]) => ({ kind, action, resource: textOf({ ...arn, resource: container }) })),
      ...circumstances(statement, actions[0], textOf(arn)),
    ];
  });
}

/** Services whose statements name what is inside of something: objects in buckets, streams in groups of logs. */
const hasInside: ReadonlySet<string> = new Set(["logs", "s3"]);

/** What holds a resource; the resource itself where nothing does. */
function containerOf({ service, resource }: Arn): string {
  if (service === "s3") return resource.split("/")[0] ?? "";
  return service === "logs" ? resource.replace(/:log-stream:.*$/, "") : resource;
}

function elsewhere(arn: Arn, account: string): readonly { readonly kind: string; readonly resource: string }[] {
  const { service, resource, region, accountId } = arn;
  const at = (kind: string, change: Partial<Arn>) => ({ kind, resource: textOf({ ...arn, ...change }) });
  if (service === "s3") {
    const [bucket = "", ...key] = resource.split("/");
    return [
      at("other-bucket", { resource: [`${bucket}-probe`, ...key].join("/") }),
      ...(key.length > 1
        ? [at("other-prefix", { resource: [bucket, "sallyport-probe", ...key.slice(1)].join("/") })]
        : []),
      ...(key.length > 0 ? [at("other-object", { resource: `${bucket}/sallyport-probe-object` })] : []),
    ];
  }
  return [
    at("other-resource", { resource: besides(resource) }),
    ...(accountId === account ? [at("foreign-account", { accountId: foreignAccount })] : []),
    ...(region === "" ? [] : [at("other-region", { region: region === "us-west-2" ? "us-east-2" : "us-west-2" })]),
  ];
}

/** Another resource of the same type: what stands after the type, under another name. */
function besides(resource: string): string {
  const type = /^[a-z-]+[:/]/.exec(resource)?.[0] ?? "";
  return `${type}sallyport-probe-${resource.slice(type.length)}`;
}

/**
 * Calls that only their circumstances set apart. An evaluation of policies alone has no circumstances; a call that is sent has those of a
 * program that holds the role's keys.
 */
function circumstances({ conditions }: RoleStatement, action: string | undefined, resource: string): readonly Probe[] {
  if (action === undefined) return [];
  const keys = Object.values(conditions).flatMap((keys) => Object.keys(keys));
  const unjudged = "the policies are evaluated without the circumstances of a call";
  return [
    {
      ...{ kind: "no-tls", action, resource },
      unjudged: `${unjudged}; it is for the policy of the resource to refuse it`,
      unsendable: "the sandbox listens for TLS alone",
    },
    ...keys.map((key) => ({
      ...{ kind: `without ${key}`, action, resource, unjudged },
      unsendable: lacking.has(key.toLowerCase()) ? undefined : `a call that is sent has ${key} too`,
    })),
  ];
}

function textOf({ partition, service, region, accountId, resource }: Arn): string {
  return `arn:${partition}:${service}:${region}:${accountId}:${resource}`;
}
