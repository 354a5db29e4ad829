import { ifKnown } from "../../documents/ifKnown.js";
import { type PolicyStatement, parsePolicy } from "../../documents/parsePolicy.js";
import type { ResourceGraph } from "../../engine/ResourceGraph.js";
import type { ResourceView } from "../../engine/ResourceView.js";

/** The Allow statements of a role's trust policy. */
export function trustOf({ props }: ResourceView): readonly PolicyStatement[] {
  return parsePolicy(props.assumeRolePolicy).filter(({ effect }) => effect === "Allow");
}

/** The account of an AWS principal: 12 digits, or empty where it names none. */
export function accountOf(principal: string): string {
  return /^\d{12}$/.test(principal) ? principal : (/^arn:[^:]*:(?:iam|sts)::(\d{12}):/.exec(principal)?.[1] ?? "");
}

/** The accounts that are known to be a role's own: of the boundary that it has, and of the components that made it. */
export function ownAccounts(role: ResourceView, graph: ResourceGraph): readonly string[] {
  const given = graph.ancestors(role).flatMap(({ inputs }) => {
    const account = ifKnown(() => (inputs.account as { readonly accountId?: unknown } | undefined)?.accountId);
    return typeof account === "string" ? [account] : [];
  });
  const boundary = ifKnown(() => role.inputs.permissionsBoundary);
  return [...given, ...(typeof boundary === "string" ? [accountOf(boundary)] : [])].filter((account) => account !== "");
}
