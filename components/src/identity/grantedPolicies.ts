import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import {
  type AccessIntent,
  documentOf,
  keyStatementsFor,
  resourceKinds,
  resourceStatementsFor,
} from "@sallyport/intents";
import type { Home } from "../account/homeOf.js";
import type { AccessIntentArgs } from "./AccessIntentArgs.js";

/**
 * Grants intents to a role by inline policies, children of `parent`: `<name>-access` for the resources, whose document
 * is known at first preview where their names are, and `<name>-keys` for their KMS keys, whose ARNs are not.
 */
export function grantedPolicies(
  parent: pulumi.Resource,
  name: string,
  role: aws.iam.Role,
  intents: readonly AccessIntentArgs[],
  home: Home,
): aws.iam.RolePolicy[] {
  const policies: aws.iam.RolePolicy[] = [];
  const context = pulumi.output({ ...home });
  const named = intents.filter(namesResource).map(({ key: _, ...intent }) => intent);
  if (named.length > 0) {
    const policy = pulumi
      .all([pulumi.output(named), context])
      .apply(([plain, where]) => JSON.stringify(documentOf(resourceStatementsFor(plain as AccessIntent[], where))));
    policies.push(new aws.iam.RolePolicy(`${name}-access`, { name: "access", role: role.id, policy }, { parent }));
  }
  const keyed = intents.filter(({ key }) => key !== undefined);
  if (keyed.length > 0) {
    const policy = pulumi.all([pulumi.output(keyed), context]).apply(([plain, where]) => {
      const direct = plain.filter((intent) => !namesResource(intent)) as AccessIntent[];
      const through = plain.filter(namesResource) as AccessIntent[];
      const statements = [...resourceStatementsFor(direct, where), ...keyStatementsFor(through, where)];
      return JSON.stringify(documentOf(statements));
    });
    policies.push(new aws.iam.RolePolicy(`${name}-keys`, { name: "keys", role: role.id, policy }, { parent }));
  }
  return policies;
}

function namesResource(intent: object): boolean {
  return Object.keys(resourceKinds).some(
    (kind) => kind !== "key" && (intent as Record<string, unknown>)[kind] !== undefined,
  );
}
