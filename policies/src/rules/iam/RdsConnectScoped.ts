import { allowsAction } from "../../documents/allowsAction.js";
import { arnParts } from "../../documents/arnParts.js";
import { identityPolicyTypes } from "../../documents/identityPolicies.js";
import type { RelationRule } from "../../engine/Rule.js";
import { type Finding, verdictOf } from "../../engine/Verdict.js";
import { grantedBy } from "./roleGraph.js";

interface Settings {
  readonly administrators: readonly string[];
}

const [rolePolicyType] = identityPolicyTypes;
const policyWith = (user: string) => [
  {
    type: rolePolicyType,
    name: "access",
    props: {
      policy: JSON.stringify({
        Statement: [
          {
            Sid: "Connect",
            Effect: "Allow",
            Action: "rds-db:connect",
            Resource: `arn:aws:rds-db:eu-west-1:111122223333:dbuser:${user}`,
          },
        ],
      }),
    },
  },
];

/** Who signs in to a database by IAM does so as one named user of one instance, and that user is no administrator. */
export const RdsConnectScoped: RelationRule<Settings> = {
  id: "rds-connect-scoped",
  title: "Databases are signed in to as one named user of one instance",
  severity: "high",
  why: "dbuser:*/* is every user of every database, the administrators among them",
  fix: "name the instance's resource id and the application's user: arn:aws:rds-db:<region>:<account>:dbuser:db-…/<user>",
  url: "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/UsingWithRDS.IAMDBAuth.IAMPolicy.html",
  controls: ["IAM-08"],
  scope: "stack",
  types: identityPolicyTypes,
  settings: {
    administrators: {
      description: "Database users that no workload may sign in as",
      default: ["admin", "master", "postgres", "rdsadmin", "root"],
      schema: { type: "array", items: { type: "string" } },
    },
  },
  evaluate: (policy, graph, { administrators }) =>
    verdictOf(
      grantedBy(policy, graph)
        .filter((statement) => allowsAction(statement, "rds-db:connect"))
        .flatMap(({ sid, resources }) =>
          resources.flatMap((arn) => findingsOf(`statement ${sid} of ${policy.name}`, arn, administrators)),
        ),
    ),
  examples: {
    good: policyWith("db-ORDERS/etl_app"),
    bad: policyWith("*/*"),
    others: {
      "every user of an instance": policyWith("db-ORDERS/*"),
      "one user of every instance": policyWith("*/etl_app"),
      "the administrator": policyWith("db-ORDERS/postgres"),
    },
  },
};

function findingsOf(where: string, arn: string, administrators: readonly string[]): readonly Finding[] {
  const parts = arnParts(arn);
  const user = parts?.resource.split("/")[1] ?? "";
  if (parts === undefined || /[*?]/.test(`${parts.region}${parts.account}${parts.resource}`)) {
    return [{ id: `Resource::${arn}`, message: `${where} signs in to databases by ${arn}` }];
  }
  return administrators.includes(user)
    ? [{ id: `User::${user}`, message: `${where} signs in as the administrator ${user}` }]
    : [];
}
