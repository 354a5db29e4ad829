import { allowsAction } from "../../documents/allowsAction.js";
import { arnParts } from "../../documents/arnParts.js";
import { identityPolicyTypes } from "../../documents/identityPolicies.js";
import type { RelationRule } from "../../engine/Rule.js";
import { verdictOf } from "../../engine/Verdict.js";
import { grantedBy } from "./roleGraph.js";

const [rolePolicyType] = identityPolicyTypes;
const policyWith = (Resource: string) => [
  {
    type: rolePolicyType,
    name: "caller",
    props: {
      policy: JSON.stringify({ Statement: [{ Sid: "Call", Effect: "Allow", Action: "execute-api:Invoke", Resource }] }),
    },
  },
];
const inAccount = "arn:aws:execute-api:eu-west-1:111122223333";

/** Who calls an API is allowed named methods of one stage of one API. Paths may have wildcards: IAM knows no other path parameters. */
export const ExecuteApiScoped: RelationRule = {
  id: "execute-api-scoped",
  title: "Callers of APIs are allowed named methods of one stage of one API",
  severity: "medium",
  why: "A wildcard for the API or the stage reaches every API of the account, test stages and administration among them",
  fix: "name region, account, API id, stage and method: arn:aws:execute-api:<region>:<account>:<api>/prod/GET/jobs/*",
  url: "https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-control-access-using-iam-policies-to-invoke-api.html",
  controls: ["IAM-18", "API-03"],
  scope: "stack",
  types: identityPolicyTypes,
  evaluate: (policy, graph) =>
    verdictOf(
      grantedBy(policy, graph)
        .filter((statement) => allowsAction(statement, "execute-api:Invoke"))
        .flatMap(({ sid, resources, notResources }) =>
          [...resources.filter((arn) => !isScoped(arn)), ...notResources.map((arn) => `all but ${arn}`)].map((arn) => ({
            id: `Resource::${arn}`,
            message: `statement ${sid} of ${policy.name} calls APIs by ${arn}`,
          })),
        ),
    ),
  examples: {
    good: policyWith(`${inAccount}:a1b2c3d4e5/prod/GET/jobs/*`),
    bad: policyWith("arn:aws:execute-api:*:*:*/prod/*"),
    others: {
      "any stage": policyWith(`${inAccount}:a1b2c3d4e5/*/GET/jobs`),
      "any method": policyWith(`${inAccount}:a1b2c3d4e5/prod/*/jobs`),
      "the whole API": policyWith(`${inAccount}:a1b2c3d4e5/*`),
      everything: policyWith("*"),
    },
  },
};

function isScoped(arn: string): boolean {
  const { region = "*", account = "*", resource = "*" } = arnParts(arn) ?? {};
  const [api = "*", stage = "*", method = "*", ...path] = resource.split("/");
  return path.length > 0 && ![region, account, api, stage, method].some((part) => /[*?]/.test(part));
}
