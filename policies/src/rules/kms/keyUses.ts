import { identityPolicyTypes } from "../../documents/identityPolicies.js";
import { ifKnown } from "../../documents/ifKnown.js";
import { type PolicyStatement, parsePolicy } from "../../documents/parsePolicy.js";
import type { ResourceGraph } from "../../engine/ResourceGraph.js";
import type { ResourceView } from "../../engine/ResourceView.js";
import { grantedBy } from "../iam/roleGraph.js";

/** The actions by which data is read or written under a key. */
const use = /^kms:(Decrypt|Encrypt|GenerateDataKey|ReEncrypt)/i;
const root = /^(arn:[^:]*:iam::\d{12}:root|\d{12}|\*)$/;
/** What an intent says besides what it is about. */
const words: readonly string[] = ["key", "actions", "label", "region"];

/**
 * The statements by which roles use a key to reach data elsewhere, in identity policies and in key policies. Not the account's delegation
 * to itself, nor what services are allowed: those are judged by rules of their own. Nor what a component's intent says is the direct use
 * of a key, which has neither service nor encryption context.
 */
export function keyUsesIn(resource: ResourceView, graph: ResourceGraph): readonly PolicyStatement[] {
  const statements = statementsIn(resource, graph).filter(({ actions }) => actions.some((action) => use.test(action)));
  if (statements.length === 0) return [];
  const direct = directKeysFor(resource, graph);
  return statements.filter(
    ({ resources, conditions }) => Object.keys(conditions).length > 0 || !resources.every((key) => direct(key)),
  );
}

function statementsIn(resource: ResourceView, graph: ResourceGraph): readonly PolicyStatement[] {
  if ((identityPolicyTypes as readonly string[]).includes(resource.type)) return grantedBy(resource, graph);
  return parsePolicy(resource.props.policy).filter(
    ({ effect, principals }) =>
      effect === "Allow" && principals.some(({ kind, value }) => kind !== "Service" && !root.test(value)),
  );
}

/** Tells the keys that the intents of the resource's components use directly. */
function directKeysFor(resource: ResourceView, graph: ResourceGraph): (key: string) => boolean {
  const intents = graph.ancestors(resource).flatMap(({ inputs }) => {
    const access = ifKnown(() => inputs.access);
    return (Array.isArray(access) ? access : []) as readonly Readonly<Record<string, unknown>>[];
  });
  const keys = intents
    .filter((intent) => Object.keys(intent).every((field) => words.includes(field)))
    .map(({ key }) => key);
  return (key) => keys.includes(key);
}
