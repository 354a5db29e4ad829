import { ifKnown } from "../../documents/ifKnown.js";
import type { ResourceGraph } from "../../engine/ResourceGraph.js";
import type { ResourceView } from "../../engine/ResourceView.js";
import type { RelationRule } from "../../engine/Rule.js";
import { compliant, violation } from "../../engine/Verdict.js";
import { importType, methodType, restApiType, stageType } from "./apiTypes.js";
import { routesOf } from "./routesOf.js";

const associationType = "aws:wafv2/webAclAssociation:WebAclAssociation";
const stage = { type: stageType, name: "prod", refersTo: { restApi: "jobs" } };
const api = { type: restApiType, name: "jobs", props: { endpointConfiguration: { types: "REGIONAL" } } };
const open = {
  type: methodType,
  name: "get",
  props: { httpMethod: "GET", authorization: "NONE" },
  refersTo: { restApi: "jobs" },
};

/** A REST API on the internet that takes calls of anybody is behind a firewall. Signed calls need none: others are refused before it. */
export const ApiOpenHasFirewall: RelationRule = {
  id: "apigw-open-has-waf",
  title: "APIs that anybody may call have a firewall",
  severity: "medium",
  why: "Without rules on rate and form, every scanner's request reaches the code behind an open method",
  fix: "associate a WAFv2 web ACL with the stage, or ask for a signature on every method",
  url: "https://docs.aws.amazon.com/securityhub/latest/userguide/apigateway-controls.html#apigateway-4",
  controls: ["API-01"],
  scope: "stack",
  types: [stageType],
  evaluate: (judged, graph) => {
    const apis = graph.referenced(judged, "restApi").filter(({ type }) => type === restApiType);
    if (!apis.some((one) => !isPrivate(one) && isOpen(one, graph))) return compliant;
    return graph.referring(associationType, "resourceArn", judged).length > 0
      ? compliant
      : violation("Open", `anybody may call stage ${judged.name}, and it has no web ACL`);
  },
  examples: {
    good: [stage, api, open, { type: associationType, name: "waf", refersTo: { resourceArn: "prod" } }],
    bad: [stage, api, open],
    others: {
      "an operation in the body": [
        stage,
        { ...api, props: { ...api.props, body: JSON.stringify({ paths: { "/": { get: {} } } }) } },
      ],
    },
  },
};

function isPrivate({ props }: ResourceView): boolean {
  const { types } = (props.endpointConfiguration ?? {}) as { readonly types?: string | readonly string[] };
  return [types ?? []].flat().includes("PRIVATE");
}

/** A body that is not known yet, or is not JSON, is judged by ApiCallsSigned. */
function isOpen(api: ResourceView, graph: ResourceGraph): boolean {
  const parts = [api, ...graph.referring(methodType, "restApi", api), ...graph.referring(importType, "restApiId", api)];
  return parts
    .flatMap((part) => ifKnown(() => routesOf(part, graph)) ?? [])
    .some(({ authorizations }) => authorizations.includes("NONE"));
}
