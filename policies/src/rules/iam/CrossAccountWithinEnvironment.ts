import type { RelationRule } from "../../engine/Rule.js";
import { compliant, violation } from "../../engine/Verdict.js";
import { roleType } from "./roleGraph.js";
import { accountOf, ownAccounts, trustOf } from "./trustOf.js";

interface Settings {
  readonly tag: string;
  readonly ownAccounts: readonly string[];
}

const tag = "sallyport:environments";
const reader = (tags?: object) => [
  {
    type: roleType,
    name: "reader",
    props: {
      assumeRolePolicy: JSON.stringify({
        Statement: [
          {
            Effect: "Allow",
            Principal: { AWS: "arn:aws:iam::999999999999:role/reports" },
            Action: "sts:AssumeRole",
            Condition: { StringEquals: { "sts:ExternalId": "orders-7f3a" } },
          },
        ],
      }),
      ...(tags && { tags }),
    },
  },
];

/** A role that another account takes says between which environments it leads, and they are one. */
export const CrossAccountWithinEnvironment: RelationRule<Settings> = {
  id: "cross-account-within-environment",
  title: "Roles for other accounts say from which environment they lead, and stay in it",
  severity: "high",
  why: "Who breaks into development must not walk into production by a role that was made for tests",
  fix: 'give the role the tag sallyport:environments, "dev/dev" (CrossAccountRole does), and lead into the same environment',
  url: "https://docs.aws.amazon.com/wellarchitected/latest/security-pillar/sec_permissions_share_securely.html",
  controls: ["IAM-13", "IAM-14"],
  scope: "stack",
  waivedBy: "acrossEnvironments",
  types: [roleType],
  settings: {
    tag: {
      description: "Tag that holds the two environments, joined by a slash",
      default: tag,
      schema: { type: "string" },
    },
    ownAccounts: {
      description: "Accounts that are no other accounts",
      default: [],
      schema: { type: "array", items: { type: "string" } },
    },
  },
  evaluate: (role, graph, settings) => {
    const own = [...settings.ownAccounts, ...ownAccounts(role, graph)];
    const foreign = trustOf(role)
      .flatMap(({ principals }) => principals)
      .some(({ kind, value }) => kind === "AWS" && value !== "*" && !own.includes(accountOf(value)));
    if (!foreign) return compliant;
    const tags = role.props.tags as Readonly<Record<string, unknown>> | undefined;
    const [from, to] = String(tags?.[settings.tag] ?? "").split("/");
    if (!from || !to)
      return violation("Untagged", `role ${role.name} does not say between which environments it leads`);
    return from === to ? compliant : violation("Across", `role ${role.name} leads from ${from} into ${to}`);
  },
  examples: {
    good: reader({ [tag]: "dev/dev" }),
    bad: reader({ [tag]: "dev/prod" }),
    others: { "no tag": reader(), "one environment only": reader({ [tag]: "dev" }) },
  },
};
