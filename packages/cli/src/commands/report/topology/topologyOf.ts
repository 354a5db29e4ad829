import type { ReportData } from "@sallyport/report";
import { intendedRoles } from "../../../evidence/ledger/intendedRoles.js";
import type { RecordedResource } from "../../../pulumi/stack/RecordedResource.js";
import { networksOf } from "../../describe/networksOf.js";
import { StateView } from "../../describe/StateView.js";
import { callsOf } from "./callsOf.js";
import { reachesOf } from "./reachesOf.js";
import { routesOf } from "./routesOf.js";
import { thingsOf } from "./thingsOf.js";
import { triggersOf } from "./triggersOf.js";
import { withoutPrefix } from "./withoutPrefix.js";

/** A stack as it is drawn, by its state. What is in another stack is not drawn, and neither is the way to it. Pure. */
export function topologyOf(name: string, resources: readonly RecordedResource[]): ReportData["stacks"][number] {
  const state = new StateView(resources);
  const things = thingsOf(state);
  const edges = [
    ...triggersOf(state, things),
    ...callsOf(things, intendedRoles(name, resources)),
    ...reachesOf(state, things),
  ];
  const connected = new Set(edges.flatMap(({ from, to }) => [from, to]));
  // A role that leads to nothing here says nothing here.
  const drawn = things.filter(({ id, kind }) => kind !== "role" || connected.has(id));
  const called = withoutPrefix([...new Set(drawn.map((thing) => thing.name))]);
  const routes = routesOf(state);
  return {
    name,
    resources: resources.filter(({ custom }) => custom !== false).length,
    nodes: drawn.map(({ id, kind, name: full }) => ({ id, kind, name: called.get(full) ?? full })),
    edges,
    networks: networksOf(state).map(({ subnets, securityGroups, ...network }) => ({
      ...network,
      subnets: subnets.map(({ id, cidrBlock, zone }) => ({ cidrBlock, zone, route: routes.get(id) ?? "isolated" })),
      groups: securityGroups.map(({ name: group, ingress, egress }) => ({
        ...{ name: group, ingress: [...ingress], egress: [...egress] },
      })),
      endpoints: [...network.endpoints],
    })),
  };
}
