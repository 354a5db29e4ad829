import { propText } from "../../describe/propText.js";
import type { StateView } from "../../describe/StateView.js";
import type { Arrow } from "./Arrow.js";
import type { DrawnThing } from "./DrawnThing.js";

/** Who may connect to whom, by the security groups that a rule lets in. What a rule says of addresses is in the networks' tables. */
export function reachesOf(state: StateView, things: readonly DrawnThing[]): readonly Arrow[] {
  const within = (group: string) => things.filter(({ groups }) => group !== "" && groups.includes(group));
  const arrows = new Map<string, Arrow>();
  for (const { props } of state.of("aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule")) {
    const ports = [...new Set([propText(props, "fromPort"), propText(props, "toPort")])].filter((port) => port !== "");
    const what = `${propText(props, "ipProtocol")} ${ports.join("-")}`.trim();
    for (const from of within(propText(props, "referencedSecurityGroupId"))) {
      for (const to of within(propText(props, "securityGroupId"))) {
        const before = arrows.get(`${from.id}\n${to.id}`)?.what ?? [];
        if (from.id !== to.id)
          arrows.set(`${from.id}\n${to.id}`, {
            ...{ from: from.id, to: to.id, kind: "reaches" },
            what: [...new Set([...before, what])].sort(),
          });
      }
    }
  }
  return [...arrows.values()];
}
