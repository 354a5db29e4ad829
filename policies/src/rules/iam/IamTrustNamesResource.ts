import { serviceTrust } from "@sallyport/intents";
import { sourceOf } from "../../documents/sourceOf.js";
import type { ResourceRule } from "../../engine/Rule.js";
import { verdictOf } from "../../engine/Verdict.js";
import { roleType } from "./roleGraph.js";
import { trustOf } from "./trustOf.js";

interface Settings {
  readonly services: readonly string[];
}

/** Services that AWS documents to send aws:SourceArn. */
const sending = Object.entries(serviceTrust)
  .filter(([, facts]) => !("accountOnly" in facts))
  .map(([service]) => service);
const account = { StringEquals: { "aws:SourceAccount": "111122223333" } };
const trust = (Service: string, Condition: object) => [
  {
    type: roleType,
    name: "worker",
    props: {
      assumeRolePolicy: JSON.stringify({
        Statement: [{ Effect: "Allow", Principal: { Service }, Action: "sts:AssumeRole", Condition }],
      }),
    },
  },
];

/** A service that says for which resource it acts is trusted for named ones. */
export const IamTrustNamesResource: ResourceRule<Settings> = {
  id: "iam-trust-names-resource",
  title: "Roles trust a service for named resources, where the service says for which it acts",
  severity: "medium",
  why: "The account alone lets every resource of the service in it take the role: any bucket's replication, anybody's schedule",
  fix: "add the condition ArnLike aws:SourceArn with the resources for which the role is meant",
  url: "https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html",
  controls: ["IAM-09", "IAM-12"],
  scope: "resource",
  types: [roleType],
  settings: {
    services: {
      description: "Services whose trust has to name a resource",
      default: sending,
      schema: { type: "array", items: { type: "string" } },
    },
  },
  evaluate: (role, { services }) =>
    verdictOf(
      trustOf(role)
        .filter((statement) => !sourceOf(statement).resource)
        .flatMap(({ principals }) => principals)
        .filter(({ kind, value }) => kind === "Service" && services.includes(value))
        .map(({ value }) => ({
          id: `Service::${value}`,
          message: `role ${role.name} trusts ${value} for any resource of the account`,
        })),
    ),
  examples: {
    good: trust("ecs-tasks.amazonaws.com", {
      ...account,
      ArnLike: { "aws:SourceArn": "arn:aws:ecs:eu-west-1:111122223333:*" },
    }),
    bad: trust("ecs-tasks.amazonaws.com", account),
    others: {
      "any ARN": trust("scheduler.amazonaws.com", { ...account, ArnLike: { "aws:SourceArn": "*" } }),
      "any bucket": trust("s3.amazonaws.com", account),
    },
  },
};
