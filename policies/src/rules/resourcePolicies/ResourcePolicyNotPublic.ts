import { isPublic } from "../../documents/isPublic.js";
import type { ResourceRule } from "../../engine/Rule.js";
import { verdictOf } from "../../engine/Verdict.js";
import { allowedBy, resourcePolicyTypes } from "./policyTypes.js";

const policyWith = (Principal: unknown, Condition?: object) =>
  JSON.stringify({
    Statement: [
      {
        Sid: "Send",
        Effect: "Allow",
        Principal,
        Action: "sqs:SendMessage",
        Resource: "arn:aws:sqs:eu-west-1:111122223333:orders",
        ...(Condition ? { Condition } : {}),
      },
    ],
  });
const holder = (type: string, policy: string) => [{ type, name: "policy", props: { policy } }];
const queuePolicy = "aws:sqs/queuePolicy:QueuePolicy";

/** No policy of a queue, a topic, a bus, a secret, an image repository, a table, a stream, a vault or a domain lets the public in. */
export const ResourcePolicyNotPublic: ResourceRule = {
  id: "resource-policy-no-public",
  title: "No queue, topic, bus, secret, image repository, table, stream, vault or domain lets everybody in",
  severity: "critical",
  why: "A statement for everybody lets every AWS account send, read or start what was meant for one",
  fix: "name the roles or the services, or narrow the statement by aws:PrincipalOrgID, aws:SourceAccount or aws:SourceArn",
  url: "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html#principal-anonymous",
  controls: ["SEC-06", "SEC-11"],
  scope: "resource",
  types: resourcePolicyTypes,
  evaluate: (resource) =>
    verdictOf(
      allowedBy(resource)
        .filter((statement) => isPublic(statement))
        .map(({ sid }) => ({
          id: `Statement::${sid}`,
          message: `statement ${sid} of ${resource.name} lets everybody in`,
        })),
    ),
  examples: {
    good: holder(queuePolicy, policyWith("*", { StringEquals: { "aws:PrincipalOrgID": "o-1" } })),
    bad: holder(queuePolicy, policyWith("*")),
    others: {
      "a topic, said otherwise": holder("aws:sns/topicPolicy:TopicPolicy", policyWith({ AWS: ["*"] })),
      "a secret": holder("aws:secretsmanager/secretPolicy:SecretPolicy", policyWith("*")),
      "a secret, inline": holder("aws:secretsmanager/secret:Secret", policyWith("*")),
      "an image repository": holder("aws:ecr/repositoryPolicy:RepositoryPolicy", policyWith("*")),
      "an event bus": holder("aws:cloudwatch/eventBusPolicy:EventBusPolicy", policyWith("*")),
      "any resource that has an account": holder(queuePolicy, policyWith("*", { ArnLike: { "aws:SourceArn": "*" } })),
      "everybody but one": holder(
        "aws:backup/vaultPolicy:VaultPolicy",
        policyWith(undefined).replace('"Sid"', '"NotPrincipal":{"AWS":"111122223333"},"Sid"'),
      ),
      "a domain": [
        { type: "aws:opensearch/domain:Domain", name: "search", props: { accessPolicies: policyWith("*") } },
      ],
    },
  },
};
