import type { ResourceRule } from "../../engine/Rule.js";
import { verdictOf } from "../../engine/Verdict.js";
import { domainType, restApiType } from "./apiTypes.js";

const endpoint = (types: string) => ({ endpointConfiguration: { types } });

/** Every REST API, and every name of one, takes its calls in its own region. */
export const ApiEndpointInRegion: ResourceRule = {
  id: "apigw-endpoint-in-region",
  title: "APIs take their calls in their region",
  severity: "medium",
  why: "An edge-optimized API, which is what it means to say nothing, opens TLS at places all over the world, and is on the internet whatever its network",
  fix: 'set endpointConfiguration.types "REGIONAL", or "PRIVATE" with the VPC endpoints that may call it',
  url: "https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-api-endpoint-types.html",
  controls: ["NET-18"],
  scope: "resource",
  types: [restApiType, domainType],
  evaluate: ({ name, props }) => {
    const { types } = (props.endpointConfiguration ?? {}) as { readonly types?: string | readonly string[] };
    const given = [types ?? []].flat();
    const inRegion = given.length > 0 && given.every((one) => one === "REGIONAL" || one === "PRIVATE");
    return verdictOf(inRegion ? [] : [{ id: "Edge", message: `API ${name} takes its calls outside its region` }]);
  },
  examples: {
    good: [{ type: restApiType, name: "jobs", props: endpoint("REGIONAL") }],
    bad: [{ type: restApiType, name: "jobs", props: endpoint("EDGE") }],
    others: {
      "nothing said": [{ type: restApiType, name: "jobs" }],
      "a domain name": [{ type: domainType, name: "api", props: endpoint("EDGE") }],
    },
  },
};
