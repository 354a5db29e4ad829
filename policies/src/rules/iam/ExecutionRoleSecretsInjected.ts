import { allowsAction } from "../../documents/allowsAction.js";
import { covers } from "../../documents/covers.js";
import type { ResourceGraph } from "../../engine/ResourceGraph.js";
import type { ResourceView } from "../../engine/ResourceView.js";
import type { Example, RelationRule } from "../../engine/Rule.js";
import { compliant, verdictOf } from "../../engine/Verdict.js";
import { executionRolesOf, taskType } from "./executionRoles.js";
import { grantedBy, policyType, rolePolicyType, roleType } from "./roleGraph.js";

interface Container {
  readonly secrets?: readonly { readonly valueFrom: string }[];
  readonly repositoryCredentials?: { readonly credentialsParameter: string };
  readonly logConfiguration?: { readonly secretOptions?: readonly { readonly valueFrom: string }[] };
}

const readers = ["secretsmanager:GetSecretValue", "ssm:GetParameter", "ssm:GetParameters"] as const;
const secret = (name: string) => `arn:aws:secretsmanager:eu-west-1:111122223333:secret:${name}-AbCdEf`;
const startWith = (granted: string, injected: readonly Container[]): Example => [
  {
    type: rolePolicyType,
    name: "secrets",
    props: {
      policy: JSON.stringify({
        Statement: [{ Sid: "Read", Effect: "Allow", Action: "secretsmanager:GetSecretValue", Resource: granted }],
      }),
    },
    refersTo: { role: "start" },
  },
  { type: roleType, name: "start" },
  {
    type: taskType,
    name: "worker",
    props: { containerDefinitions: JSON.stringify(injected) },
    refersTo: { executionRoleArn: "start" },
  },
];

/** An execution role reads the secrets that its task definitions inject, and no other. */
export const ExecutionRoleSecretsInjected: RelationRule = {
  id: "execution-role-secrets-injected",
  title: "Execution roles read the secrets of their task definitions only",
  severity: "medium",
  why: "A right to a secret that no definition injects is there for whoever changes the definition next",
  fix: "grant the exact ARNs that containerDefinitions name in secrets, or inject the secret that was meant",
  url: "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/specifying-sensitive-data.html",
  controls: ["IAM-06"],
  scope: "stack",
  types: [rolePolicyType, policyType, roleType],
  evaluate: (policy, graph) => {
    const definitions = executionRolesOf(policy, graph).flatMap((role) =>
      graph.referring(taskType, "executionRoleArn", role),
    );
    if (definitions.length === 0) return compliant;
    const granted = grantedSecrets(policy, graph);
    // Definitions are read only where there is something to compare with them.
    const injected = granted.length === 0 ? [] : definitions.flatMap(injectedBy);
    return verdictOf(
      granted
        .filter((arn) => !injected.some((one) => covers(arn, one) && !/[*]/.test(arn)))
        .map((arn) => ({
          id: `Secret::${arn}`,
          message: `${policy.name} grants ${arn}, which no task definition injects`,
        })),
    );
  },
  examples: {
    good: startWith(secret("login"), [{ secrets: [{ valueFrom: `${secret("login")}:password::` }] }]),
    bad: startWith(secret("payroll"), [{ secrets: [{ valueFrom: secret("login") }] }]),
    others: {
      "every secret": startWith("*", [{ secrets: [{ valueFrom: secret("login") }] }]),
      "secrets by prefix": startWith("arn:aws:secretsmanager:eu-west-1:111122223333:secret:log*", [
        { secrets: [{ valueFrom: secret("login") }] },
      ]),
      "nothing injected": startWith(secret("login"), [{}]),
    },
  },
};

function grantedSecrets(policy: ResourceView, graph: ResourceGraph): readonly string[] {
  return grantedBy(policy, graph)
    .filter((statement) => readers.some((action) => allowsAction(statement, action)))
    .flatMap(({ resources }) => resources);
}

function injectedBy({ props }: ResourceView): readonly string[] {
  const containers = JSON.parse(String(props.containerDefinitions)) as readonly Container[];
  return containers
    .flatMap(({ secrets = [], repositoryCredentials, logConfiguration }) => [
      ...[...secrets, ...(logConfiguration?.secretOptions ?? [])].map(({ valueFrom }) => valueFrom),
      ...(repositoryCredentials === undefined ? [] : [repositoryCredentials.credentialsParameter]),
    ])
    .map(withoutField);
}

/** The ARN without the JSON key, stage and version that may follow it. */
function withoutField(valueFrom: string): string {
  return valueFrom.startsWith("arn:") ? valueFrom.split(":").slice(0, 7).join(":") : valueFrom;
}
