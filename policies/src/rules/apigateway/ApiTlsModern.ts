import type { ResourceView } from "../../engine/ResourceView.js";
import type { ResourceRule } from "../../engine/Rule.js";
import { verdictOf } from "../../engine/Verdict.js";
import { domainType, httpDomainType, restApiType } from "./apiTypes.js";

const modern = "SecurityPolicy_TLS13_1_2_PFS_PQ_2025_09";

/** Every API and every name of one asks for TLS 1.2 at least, and answers under its own host name only. */
export const ApiTlsModern: ResourceRule = {
  id: "apigw-tls",
  title: "APIs ask for TLS 1.2 or later",
  severity: "medium",
  why: "Without a word on it an API takes TLS 1.0, whose ciphers are broken; in the access mode BASIC it also answers under another API's name",
  fix: `set securityPolicy to "${modern}" and endpointAccessMode to "STRICT" on the API, and at least "TLS_1_2" on its domain names`,
  url: "https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-security-policies.html",
  controls: ["ENC-16"],
  scope: "resource",
  types: [restApiType, domainType, httpDomainType],
  evaluate: (resource) => {
    const { policy, accessMode } = tlsOf(resource);
    return verdictOf([
      ...(isModern(policy)
        ? []
        : [{ id: "Old", message: `${resource.name} takes old TLS: its security policy is ${policy ?? "not set"}` }]),
      ...(policy?.startsWith("SecurityPolicy_") === true && accessMode !== "STRICT"
        ? [{ id: "Basic", message: `${resource.name} also answers under another API's host name` }]
        : []),
    ]);
  },
  examples: {
    good: [{ type: restApiType, name: "jobs", props: { securityPolicy: modern, endpointAccessMode: "STRICT" } }],
    bad: [{ type: restApiType, name: "jobs" }],
    others: {
      "any host name": [
        { type: restApiType, name: "jobs", props: { securityPolicy: modern, endpointAccessMode: "BASIC" } },
      ],
      "a domain name": [{ type: domainType, name: "api", props: { securityPolicy: "TLS_1_0" } }],
      "a domain name of an HTTP API": [
        { type: httpDomainType, name: "api", props: { domainNameConfiguration: { securityPolicy: "TLS_1_0" } } },
      ],
    },
  },
};

function tlsOf({ type, props }: ResourceView): { readonly policy?: string; readonly accessMode?: unknown } {
  const { securityPolicy } = (type === httpDomainType ? (props.domainNameConfiguration ?? {}) : props) as {
    readonly securityPolicy?: string;
  };
  return { accessMode: props.endpointAccessMode, ...(securityPolicy ? { policy: securityPolicy } : {}) };
}

function isModern(policy: string | undefined): boolean {
  return policy !== undefined && /^(TLS_1_[23]|SecurityPolicy_TLS1[23]_)/.test(policy);
}
