import type { ResourceDefinition } from "../../ResourceDefinition.js";
import { defaultNetworkAcl } from "./DefaultNetworkAcl.js";
import { defaultSecurityGroup } from "./DefaultSecurityGroup.js";
import { eip } from "./Eip.js";
import { flowLog } from "./FlowLog.js";
import { internetGateway } from "./InternetGateway.js";
import { natGateway } from "./NatGateway.js";
import { route } from "./Route.js";
import { routeTable } from "./RouteTable.js";
import { routeTableAssociation } from "./RouteTableAssociation.js";
import { securityGroup } from "./SecurityGroup.js";
import { securityGroupEgressRule } from "./SecurityGroupEgressRule.js";
import { securityGroupIngressRule } from "./SecurityGroupIngressRule.js";
import { subnet } from "./Subnet.js";
import { vpc } from "./Vpc.js";
import { vpcEndpoint } from "./VpcEndpoint.js";

export const ec2Definitions: readonly ResourceDefinition[] = [
  defaultNetworkAcl,
  defaultSecurityGroup,
  eip,
  flowLog,
  internetGateway,
  natGateway,
  route,
  routeTable,
  routeTableAssociation,
  securityGroup,
  securityGroupEgressRule,
  securityGroupIngressRule,
  subnet,
  vpc,
  vpcEndpoint,
];
