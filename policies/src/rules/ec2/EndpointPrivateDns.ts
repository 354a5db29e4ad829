import type { RelationRule } from "../../engine/Rule.js";
import { compliant, violation } from "../../engine/Verdict.js";
import { kindOf } from "./endpointsOf.js";
import { endpointType } from "./networkTypes.js";

const separateType = "aws:vpc/endpointPrivateDns:EndpointPrivateDns";
const endpoint = (more: object) => ({
  type: endpointType,
  name: "sqs",
  props: { serviceName: "com.amazonaws.eu-west-1.sqs", vpcEndpointType: "Interface", ...more },
});

/** Interface endpoints of AWS services answer under the service's own name. S3 and DynamoDB keep theirs for the gateway endpoint. */
export const EndpointPrivateDns: RelationRule = {
  id: "vpc-endpoint-private-dns",
  title: "Interface endpoints answer under the service's own name",
  severity: "medium",
  why: "Without private DNS the SDK still resolves the public name, and calls leave the network or fail",
  fix: "set privateDnsEnabled true, and enableDnsSupport and enableDnsHostnames on the VPC",
  url: "https://docs.aws.amazon.com/vpc/latest/privatelink/manage-dns-names.html",
  controls: ["NET-06"],
  scope: "stack",
  types: [endpointType],
  evaluate: (vpcEndpoint, graph) => {
    const { name, inputs } = vpcEndpoint;
    if (kindOf(vpcEndpoint) !== "Interface" || inputs.privateDnsEnabled === true) return compliant;
    if (
      graph.referring(separateType, "vpcEndpointId", vpcEndpoint).some((dns) => dns.inputs.privateDnsEnabled === true)
    )
      return compliant;
    const service = String(inputs.serviceName);
    // Services of other accounts have a name of their own only where their owner has proven it.
    const ofAws = service.startsWith("com.amazonaws.") && !service.startsWith("com.amazonaws.vpce.");
    if (!ofAws || service.endsWith(".s3") || service.endsWith(".dynamodb")) return compliant;
    return violation("Off", `endpoint ${name} does not answer under the name of ${service}`);
  },
  examples: {
    good: [endpoint({ privateDnsEnabled: true })],
    bad: [endpoint({ privateDnsEnabled: false })],
    others: { "not said": [endpoint({})] },
  },
};
