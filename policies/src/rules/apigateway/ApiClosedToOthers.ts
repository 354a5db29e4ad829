import { denialsOf } from "../../documents/denialsOf.js";
import { type PolicyStatement, parsePolicy } from "../../documents/parsePolicy.js";
import { requiredValues } from "../../documents/requiredValues.js";
import type { ResourceView } from "../../engine/ResourceView.js";
import type { RelationRule } from "../../engine/Rule.js";
import { type Finding, verdictOf } from "../../engine/Verdict.js";
import { restApiType, restPolicyType } from "./apiTypes.js";

const invoke = "execute-api:Invoke";
const everybody = { Principal: "*", Action: invoke, Resource: "*" };
const denyOthers = {
  Sid: "DenyOthers",
  Effect: "Deny",
  ...everybody,
  Condition: { StringNotEquals: { "aws:PrincipalAccount": "111122223333" } },
};
const allowAll = { Sid: "AllowAll", Effect: "Allow", ...everybody };
const endpoint = { "aws:SourceVpce": "vpce-1" };
const api = (statements: readonly object[], types = "REGIONAL") => ({
  type: restApiType,
  name: "jobs",
  props: { endpointConfiguration: { types }, policy: JSON.stringify({ Statement: statements }) },
});

/**
 * The policy of every REST API refuses other accounts, lets nobody of this one in past his own grants, and keeps a private API to its
 * endpoints. Within the account an Allow is enough, here or in a role's policy: what must not be has to be denied.
 */
export const ApiClosedToOthers: RelationRule = {
  id: "apigw-closed-to-others",
  title: "The policies of APIs refuse other accounts",
  severity: "high",
  why: "What a method forgets to ask for, the API's policy still refuses; an Allow for everybody lets every role of the account call without a grant, and a private API is reached from every network that has an endpoint",
  fix: "set policy with a Deny of execute-api:Invoke for everybody whose aws:PrincipalAccount is not yours, and for a private API one for every other aws:SourceVpce",
  url: "https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-resource-policies-examples.html",
  controls: ["API-03"],
  scope: "stack",
  types: [restApiType],
  evaluate: (judged, graph) => {
    const statements = [judged, ...graph.referring(restPolicyType, "restApiId", judged)].flatMap(({ props }) =>
      parsePolicy(props.policy),
    );
    return verdictOf([...openFindings(judged, statements), ...networkFindings(judged, statements)]);
  },
  examples: {
    good: [api([denyOthers])],
    bad: [api([allowAll])],
    others: {
      "no policy": [{ type: restApiType, name: "jobs" }],
      "everybody, besides a denial": [api([denyOthers, allowAll])],
      "a private API that any endpoint reaches": [
        api([denyOthers, { ...allowAll, Principal: { AWS: "111122223333" } }], "PRIVATE"),
      ],
      "a private API that other accounts reach by its endpoint": [
        api([{ ...allowAll, Condition: { StringEquals: endpoint } }], "PRIVATE"),
      ],
    },
  },
};

function openFindings({ name }: ResourceView, statements: readonly PolicyStatement[]): readonly Finding[] {
  // A denial that asks for an endpoint keeps networks out, not accounts: endpoints can be shared.
  const aboutCallers = statements.filter((statement) => !asksForNetwork(statement));
  // Nobody's account, and no emulator's, which may be all zeros.
  const stranger = { "aws:principalaccount": "000000000001", "aws:securetransport": "true" };
  const allowed = statements.filter(({ effect }) => effect === "Allow");
  return [
    ...(denialsOf(aboutCallers, invoke, stranger).length > 0
      ? []
      : [{ id: "OtherAccounts", message: `the policy of API ${name} does not refuse other accounts` }]),
    ...allowed
      .filter(({ principals }) => principals.some(({ value }) => value === "*"))
      .filter((statement) => requiredValues(statement, "aws:PrincipalArn").length === 0)
      .map(({ sid }) => ({ id: `Open::${sid}`, message: `statement ${sid} of API ${name} lets in who has no grant` })),
    ...allowed
      .filter(({ actions }) => actions.some((action) => action.includes("*")))
      .map(({ sid }) => ({ id: `Action::${sid}`, message: `statement ${sid} of API ${name} allows more than calls` })),
  ];
}

function networkFindings({ name, props }: ResourceView, statements: readonly PolicyStatement[]): readonly Finding[] {
  const { types = [] } = (props.endpointConfiguration ?? {}) as { readonly types?: string | readonly string[] };
  if (![types].flat().includes("PRIVATE")) return [];
  const elsewhere = { "aws:sourcevpce": "vpce-00000000000000000", "aws:sourcevpc": "vpc-00000000000000000" };
  return denialsOf(statements.filter(asksForNetwork), invoke, elsewhere).length > 0
    ? []
    : [{ id: "Endpoints", message: `private API ${name} is reached through every endpoint` }];
}

function asksForNetwork({ conditions }: PolicyStatement): boolean {
  return Object.values(conditions).some((keys) => keys["aws:sourcevpce"] ?? keys["aws:sourcevpc"]);
}
