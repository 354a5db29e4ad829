import type { AccessIntent } from "./AccessIntent.js";
import { checkedPrefix } from "./checkedPrefix.js";
import { IntentError } from "./IntentError.js";
import type { ResourceKind } from "./resourceKinds.js";
import { isTrustedService, serviceTrust } from "./serviceTrust.js";

type Field = "prefix" | "index" | "routes" | "stage" | "user" | "cluster" | "passedTo";

interface Qualifier {
  /** The one kind of resource that it narrows. */
  readonly kind: ResourceKind;
  /** Without it the intent would reach more than one can mean. */
  readonly needed?: true;
  /** @throws IntentError */
  readonly check: (value: string) => unknown;
}

const matching =
  (field: Field, allowed: RegExp, fix: string) =>
  (value: string): void => {
    if (!allowed.test(value)) throw new IntentError(field, value, `${fix} (${allowed})`);
  };

const segment = "(?:[A-Za-z0-9._~-]+|\\{[A-Za-z0-9._-]+\\+?\\})";
const methods = "GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS";

/** Fields of an intent that narrow what it reaches within its resource. */
const qualifiers: Readonly<Record<Field, Qualifier>> = {
  prefix: { kind: "bucket", check: checkedPrefix },
  index: { kind: "table", check: matching("index", /^[A-Za-z0-9_.-]{3,255}$/, "give the name of one index") },
  routes: {
    kind: "api",
    needed: true,
    check: matching(
      "routes",
      new RegExp(`^(?:${methods}) (?:/|(?:/${segment})+)$`),
      'give a method and a path, for example "GET /jobs/{id}"',
    ),
  },
  stage: { kind: "api", check: matching("stage", /^[A-Za-z0-9_-]{1,128}$/, "give the name of one stage") },
  user: {
    kind: "database",
    needed: true,
    check: matching("user", /^[A-Za-z_][A-Za-z0-9_.-]{0,62}$/, "give the name of one database user"),
  },
  cluster: {
    kind: "taskDefinition",
    needed: true,
    check: matching("cluster", /^[A-Za-z0-9_-]{1,255}$/, "give the name of one cluster"),
  },
  passedTo: { kind: "role", needed: true, check: checkService },
};

/** @throws IntentError for a field that its kind of resource does not have, lacks though it is needed, or is malformed. */
export function checkQualifiers(intent: AccessIntent, kind: ResourceKind): void {
  for (const [field, qualifier] of Object.entries(qualifiers) as [Field, Qualifier][]) {
    const given = intent[field];
    const values = typeof given === "string" ? [given] : (given ?? []);
    if (given !== undefined && kind !== qualifier.kind) {
      throw new IntentError(field, values.join(", "), `only a ${qualifier.kind} has it; remove it from the ${kind}`);
    }
    if (values.length === 0 && kind === qualifier.kind && qualifier.needed) {
      throw new IntentError(field, "none", `say ${field}: a ${kind} as a whole is never granted`);
    }
    values.forEach(qualifier.check);
  }
}

function checkService(service: string): void {
  if (isTrustedService(service)) return;
  throw new IntentError("passedTo", service, `roles are passed to ${Object.keys(serviceTrust).join(", ")}`);
}
