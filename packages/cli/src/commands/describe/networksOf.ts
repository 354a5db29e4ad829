import { propText } from "./propText.js";
import type { DescribedNetwork } from "./StackDescription.js";
import type { StateView } from "./StateView.js";

/** The VPCs of a state, with their subnets, groups and endpoints. */
export function networksOf(state: StateView): readonly DescribedNetwork[] {
  return state.of("aws:ec2/vpc:Vpc").map(({ id, props }) => {
    const within = (type: string) => state.of(type).filter((entry) => propText(entry.props, "vpcId") === id);
    return {
      vpc: id,
      region: propText(props, "region"),
      cidrBlock: propText(props, "cidrBlock"),
      subnets: within("aws:ec2/subnet:Subnet").map((subnet) => ({
        id: subnet.id,
        cidrBlock: propText(subnet.props, "cidrBlock"),
        zone: propText(subnet.props, "availabilityZone") || propText(subnet.props, "availabilityZoneId"),
        public: subnet.props.mapPublicIpOnLaunch === true,
      })),
      securityGroups: within("aws:ec2/securityGroup:SecurityGroup").map((group) => ({
        name: propText(group.props, "name") || group.name,
        ingress: rulesOf(state, "Ingress", group.id),
        egress: rulesOf(state, "Egress", group.id),
      })),
      endpoints: within("aws:ec2/vpcEndpoint:VpcEndpoint")
        .map((endpoint) => propText(endpoint.props, "serviceName"))
        .sort(),
    };
  });
}

function rulesOf(state: StateView, direction: "Ingress" | "Egress", group: string): readonly string[] {
  const type = `aws:vpc/securityGroup${direction}Rule:SecurityGroup${direction}Rule`;
  return state
    .of(type)
    .filter(({ props }) => propText(props, "securityGroupId") === group)
    .map(({ props }) => {
      const ports = [propText(props, "fromPort"), propText(props, "toPort")].filter((port) => port !== "");
      const names = ["cidrIpv4", "cidrIpv6", "prefixListId", "referencedSecurityGroupId"];
      const peer = names.map((name) => propText(props, name)).find((value) => value !== "") ?? "";
      return `${propText(props, "ipProtocol")} ${[...new Set(ports)].join("-")} ${peer}`.replaceAll(/ +/g, " ").trim();
    })
    .sort();
}
