import type { ResourceGraph } from "../../engine/ResourceGraph.js";
import type { ResourceView } from "../../engine/ResourceView.js";
import { associationType } from "./networkTypes.js";
import { waysOut } from "./waysOut.js";

/**
 * The route tables of a subnet: those that it is associated with, else the main one of its network. Where no resource stands for that
 * one, the VPC does, because routes name it by an attribute of the VPC.
 */
export function tablesOf(subnet: ResourceView, graph: ResourceGraph): readonly ResourceView[] {
  const associated = graph
    .referring(associationType, "subnetId", subnet)
    .flatMap((association) => graph.referenced(association, "routeTableId"));
  if (associated.length > 0) return associated;
  return graph.referenced(subnet, "vpcId").flatMap((vpc) => {
    const adopted = graph.referring("aws:ec2/defaultRouteTable:DefaultRouteTable", "defaultRouteTableId", vpc);
    const chosen = graph
      .referring("aws:ec2/mainRouteTableAssociation:MainRouteTableAssociation", "vpcId", vpc)
      .flatMap((association) => graph.referenced(association, "routeTableId"));
    return chosen.length > 0 ? chosen : [...adopted, vpc];
  });
}

/** The ways by which a subnet leads out of its network, each once: subnet → association → route table → routes. */
export function subnetWaysOut(subnet: ResourceView, graph: ResourceGraph): readonly string[] {
  return [...new Set(tablesOf(subnet, graph).flatMap((table) => waysOut(table, graph)))];
}
