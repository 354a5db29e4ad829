import { endpointServices, unscopedActions } from "@sallyport/intents";
import { type PolicyStatement, parsePolicy } from "../../documents/parsePolicy.js";
import type { RelationRule } from "../../engine/Rule.js";
import { type Finding, verdictOf, violation } from "../../engine/Verdict.js";
import { kindOf } from "./endpointsOf.js";
import { endpointType } from "./networkTypes.js";

const separateType = "aws:ec2/vpcEndpointPolicy:VpcEndpointPolicy";
const resourceKeys = ["aws:resourceaccount", "aws:resourceorgid", "aws:resourceorgpaths", "s3:resourceaccount"];
const principalKeys = ["aws:principalaccount", "aws:principalorgid", "aws:principalorgpaths", "aws:principalarn"];
/** Actions that name no resource, so that a condition on one says nothing. */
const withoutResource = new Set([
  ...Object.keys(unscopedActions),
  ...Object.values(endpointServices).flatMap((service) => service.withoutResource),
]);

const policyWith = (statement: object) =>
  JSON.stringify({ Statement: [{ Effect: "Allow", Principal: "*", Action: "*", Resource: "*", ...statement }] });
const endpoint = (policy?: string) => ({
  type: endpointType,
  name: "s3",
  props: { serviceName: "com.amazonaws.eu-west-1.s3", ...(policy ? { policy } : {}) },
});
const own = { "aws:PrincipalAccount": "111122223333", "aws:ResourceAccount": "111122223333" };

/** An endpoint lets through only principals of this account or organization, and only to its resources or to named ones. */
export const EndpointPolicyScoped: RelationRule = {
  id: "vpc-endpoint-policy-scoped",
  title: "VPC endpoints lead to resources of this account only",
  severity: "medium",
  why: "The default policy of an endpoint reaches every bucket and queue of every account: an isolated task carries data out through it",
  fix: "give the endpoint a policy whose statements have conditions on aws:ResourceAccount and aws:PrincipalAccount (or the organization), or name their resources",
  url: "https://docs.aws.amazon.com/vpc/latest/privatelink/vpc-endpoints-access.html",
  controls: ["NET-07"],
  scope: "stack",
  types: [endpointType],
  evaluate: (vpcEndpoint, graph) => {
    // Other kinds, such as those of load balancers, take no policy.
    if (!["Gateway", "Interface"].includes(kindOf(vpcEndpoint))) return verdictOf([]);
    const documents = [vpcEndpoint, ...graph.referring(separateType, "vpcEndpointId", vpcEndpoint)]
      .map(({ inputs }) => inputs.policy)
      .filter((policy) => policy !== undefined);
    if (documents.length === 0)
      return violation("NoPolicy", `endpoint ${vpcEndpoint.name} has AWS's default policy, which allows everything`);
    return verdictOf(documents.flatMap(parsePolicy).flatMap((statement) => findingsOf(vpcEndpoint.name, statement)));
  },
  examples: {
    good: [endpoint(policyWith({ Condition: { StringEquals: own } }))],
    bad: [endpoint()],
    others: {
      "AWS's default, written out": [endpoint(policyWith({}))],
      "any principal": [
        endpoint(policyWith({ Condition: { StringEquals: { "aws:ResourceAccount": "111122223333" } } })),
      ],
      "any resource": [endpoint(policyWith({ Condition: { StringEquals: { "aws:PrincipalOrgID": "o-1" } } }))],
      "any bucket": [
        endpoint(policyWith({ Resource: ["arn:aws:s3:::*"], Principal: { AWS: "arn:aws:iam::1:role/r" } })),
      ],
      "any action of anybody, on a bucket of AWS": [
        endpoint(policyWith({ Action: "s3:*", Resource: ["arn:aws:s3:::prod-eu-west-1-starport-layer-bucket/*"] })),
      ],
      "a condition that holds where the key is absent": [
        endpoint(policyWith({ Condition: { StringEqualsIfExists: own } })),
      ],
      "a policy of its own resource": [
        endpoint(),
        { type: separateType, name: "policy", props: { policy: policyWith({}) }, refersTo: { vpcEndpointId: "s3" } },
      ],
    },
  },
};

function findingsOf(endpointName: string, statement: PolicyStatement): readonly Finding[] {
  if (statement.effect !== "Allow") return [];
  const { sid, actions, resources, principals } = statement;
  const namesResources = resources.length > 0 && resources.every(namesResource);
  const callsOnly = actions.length > 0 && actions.every((action) => withoutResource.has(action));
  const anyone = principals.some(({ value }) => value === "*") && !holdsTo(statement, principalKeys);
  return [
    ...(namesResources || callsOnly || holdsTo(statement, resourceKeys)
      ? []
      : [{ id: `Resource::${sid}`, message: `statement ${sid} of endpoint ${endpointName} leads to any account` }]),
    ...(namesResources || !anyone
      ? []
      : [{ id: `Principal::${sid}`, message: `statement ${sid} of endpoint ${endpointName} lets any principal pass` }]),
    // A bucket of AWS's that anybody may read through the endpoint is not one that anybody may write to.
    ...(namesResources && anyone && actions.some((action) => action.includes("*"))
      ? [{ id: `Action::${sid}`, message: `statement ${sid} of endpoint ${endpointName} allows anybody any action` }]
      : []),
  ];
}

/** Whether an ARN says which resource it means, a bucket's name for example, and not all of a service. */
function namesResource(arn: string): boolean {
  const resource = arn.split(":").slice(5).join(":");
  return resource !== "" && !/^(\w+[/:])?\*/.test(resource);
}

/** Whether a condition holds a statement to values of one of some keys, and not where the key is absent. */
function holdsTo({ conditions }: PolicyStatement, keys: readonly string[]): boolean {
  return Object.entries(conditions).some(
    ([operator, values]) =>
      /^(ForAnyValue:)?(String|Arn)(Equals|Like|EqualsIgnoreCase)$/.test(operator) &&
      keys.some((key) => values[key]?.every((value) => value !== "*")),
  );
}
