import type { ReportData } from "@sallyport/report";
import { propText } from "../../describe/propText.js";
import type { StateView } from "../../describe/StateView.js";

type Route = ReportData["stacks"][number]["networks"][number]["subnets"][number]["route"];

/** Where the default routes of a state's subnets lead, by subnet; one that is not here has no way out. */
export function routesOf(state: StateView): ReadonlyMap<string, Route> {
  const exits = new Map<string, Route>();
  for (const { props } of state.of("aws:ec2/route:Route")) {
    const destination = propText(props, "destinationCidrBlock") || propText(props, "destinationIpv6CidrBlock");
    if (destination !== "0.0.0.0/0" && destination !== "::/0") continue;
    const table = propText(props, "routeTableId");
    if (propText(props, "gatewayId").startsWith("igw-")) exits.set(table, "internet");
    else if (exits.get(table) !== "internet") exits.set(table, "nat");
  }
  const associations = state.of("aws:ec2/routeTableAssociation:RouteTableAssociation");
  return new Map(
    associations.flatMap(({ props }) => {
      const route = exits.get(propText(props, "routeTableId"));
      return route === undefined ? [] : [[propText(props, "subnetId"), route] as const];
    }),
  );
}
