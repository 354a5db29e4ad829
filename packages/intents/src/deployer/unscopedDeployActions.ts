import { deployNeeds } from "./deployNeeds.js";
import { type DeployScopeId, deployScopes } from "./deployScopes.js";

const noResource = "AWS defines no resource type for it";

/** Of calls that name the hub and of those that name nothing alike. */
const oneHub = "an account has one hub in a region: no ARN would leave another out";

const reasons: Readonly<Record<string, string>> = {
  "ecs:CreateCluster": "a cluster has no ARN while it is made; AWS defines no resource type for the call",
  "kms:CreateKey": "a key has no id while it is made; the condition aws:RequestTag holds it to the stack",
  "lambda:CreateEventSourceMapping": "the condition lambda:FunctionArn holds it to the stack's functions",
  "lambda:DeleteEventSourceMapping": "mappings have ids of AWS's choice; lambda:FunctionArn holds it to the stack's",
  "lambda:UpdateEventSourceMapping": "mappings have ids of AWS's choice; lambda:FunctionArn holds it to the stack's",
};

/** Actions of deployers that are granted on resource `*`, each with the reason: those of the scopes that name no ARN. */
export const unscopedDeployActions: Readonly<Record<string, string>> = Object.fromEntries(
  (Object.keys(deployScopes) as DeployScopeId[])
    .filter((id) => deployScopes[id].resources.some((resource) => resource === "*"))
    .flatMap((id) =>
      Object.values(deployNeeds)
        .flatMap(({ actions }) => actions[id] ?? [])
        .map((action) => `${deployScopes[id].service}:${action}`),
    )
    .map((action) => [action, action.startsWith("securityhub:") ? oneHub : (reasons[action] ?? noResource)]),
);
