import type { Rule } from "../../engine/Rule.js";
import { DatabaseIngressFromTasks } from "./DatabaseIngressFromTasks.js";
import { DatabaseSubnetsIsolated } from "./DatabaseSubnetsIsolated.js";
import { DefaultGroupClosed } from "./DefaultGroupClosed.js";
import { EgressHttpsOnly } from "./EgressHttpsOnly.js";
import { EgressNotAnywhere } from "./EgressNotAnywhere.js";
import { EndpointHttpsOnly } from "./EndpointHttpsOnly.js";
import { EndpointPolicyScoped } from "./EndpointPolicyScoped.js";
import { EndpointPrivateDns } from "./EndpointPrivateDns.js";
import { FlowLogsOn } from "./FlowLogsOn.js";
import { GatewayEndpointsPresent } from "./GatewayEndpointsPresent.js";
import { GroupRulesDescribed } from "./GroupRulesDescribed.js";
import { GroupRulesInOneShape } from "./GroupRulesInOneShape.js";
import { IngressNamesPorts } from "./IngressNamesPorts.js";
import { InterfaceEndpointsPresent } from "./InterfaceEndpointsPresent.js";
import { MultiZone } from "./MultiZone.js";
import { NetworkAclClosedToAdministration } from "./NetworkAclClosedToAdministration.js";
import { NoDefaultVpc } from "./NoDefaultVpc.js";
import { NoIngressFromAnywhere } from "./NoIngressFromAnywhere.js";
import { NoPeeringAcrossRegions } from "./NoPeeringAcrossRegions.js";
import { NoPublicAddress } from "./NoPublicAddress.js";
import { NoRemoteAdministration } from "./NoRemoteAdministration.js";
import { NoRouteToInternet } from "./NoRouteToInternet.js";
import { PublicSubnetHoldsOnlyNat } from "./PublicSubnetHoldsOnlyNat.js";
import { RouteToInternetHasReason } from "./RouteToInternetHasReason.js";
import { SecurityGroupsNamed } from "./SecurityGroupsNamed.js";
import { SubnetHasRouteTable } from "./SubnetHasRouteTable.js";
import { SubnetMapsNoPublicAddress } from "./SubnetMapsNoPublicAddress.js";
import { TaskGroupsHaveNoIngress } from "./TaskGroupsHaveNoIngress.js";
import { TasksInIsolatedSubnets } from "./TasksInIsolatedSubnets.js";
import { VpcBlocksDisjoint } from "./VpcBlocksDisjoint.js";
import { VpcResolvesPrivateNames } from "./VpcResolvesPrivateNames.js";

export const ec2Rules: readonly Rule[] = [
  DatabaseIngressFromTasks,
  DatabaseSubnetsIsolated,
  DefaultGroupClosed,
  EgressHttpsOnly,
  EgressNotAnywhere,
  EndpointHttpsOnly,
  EndpointPolicyScoped,
  EndpointPrivateDns,
  FlowLogsOn,
  GatewayEndpointsPresent,
  GroupRulesDescribed,
  GroupRulesInOneShape,
  IngressNamesPorts,
  InterfaceEndpointsPresent,
  MultiZone,
  NetworkAclClosedToAdministration,
  NoDefaultVpc,
  NoIngressFromAnywhere,
  NoPeeringAcrossRegions,
  NoPublicAddress,
  NoRemoteAdministration,
  NoRouteToInternet,
  PublicSubnetHoldsOnlyNat,
  RouteToInternetHasReason,
  SecurityGroupsNamed,
  SubnetHasRouteTable,
  SubnetMapsNoPublicAddress,
  TaskGroupsHaveNoIngress,
  TasksInIsolatedSubnets,
  VpcBlocksDisjoint,
  VpcResolvesPrivateNames,
];
