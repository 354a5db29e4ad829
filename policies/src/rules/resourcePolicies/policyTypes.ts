import { type PolicyStatement, parsePolicy } from "../../documents/parsePolicy.js";
import type { ResourceView } from "../../engine/ResourceView.js";

/** The types that carry a policy of something that others can be let in to, and the property that holds it. S3 and KMS have rules of their own. */
const properties: Readonly<Record<string, string>> = {
  "aws:sqs/queuePolicy:QueuePolicy": "policy",
  "aws:sqs/queue:Queue": "policy",
  "aws:sns/topicPolicy:TopicPolicy": "policy",
  "aws:sns/topic:Topic": "policy",
  "aws:secretsmanager/secretPolicy:SecretPolicy": "policy",
  "aws:secretsmanager/secret:Secret": "policy",
  "aws:backup/vaultPolicy:VaultPolicy": "policy",
  "aws:dynamodb/resourcePolicy:ResourcePolicy": "policy",
  "aws:kinesis/resourcePolicy:ResourcePolicy": "policy",
  "aws:glue/resourcePolicy:ResourcePolicy": "policy",
  "aws:efs/fileSystemPolicy:FileSystemPolicy": "policy",
  "aws:cloudwatch/logResourcePolicy:LogResourcePolicy": "policyDocument",
  "aws:ecr/registryPolicy:RegistryPolicy": "policy",
  "aws:ecr/repositoryPolicy:RepositoryPolicy": "policy",
  "aws:cloudwatch/eventBusPolicy:EventBusPolicy": "policy",
  "aws:lambda/resourcePolicy:ResourcePolicy": "policy",
  "aws:opensearch/domainPolicy:DomainPolicy": "accessPolicies",
  "aws:opensearch/domain:Domain": "accessPolicies",
};

/** The types that carry such a policy. */
export const resourcePolicyTypes: readonly string[] = Object.keys(properties);

/** The statements that let somebody in. Inline policies are read from what the program gave: outputs show any. */
export function allowedBy({ type, inputs }: ResourceView): readonly PolicyStatement[] {
  return parsePolicy(inputs[properties[type] ?? "policy"]).filter(({ effect }) => effect === "Allow");
}
