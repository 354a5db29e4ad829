import { beforeAll, describe, expect, it } from "@jest/globals";
import { declaredInputs } from "./declaredInputs.js";
import { entries } from "./entries.js";
import type { RecordedResource } from "./Recording.js";
import { type RecordedComponent, recordEntry, subject } from "./recordEntry.js";
import { scene } from "./Scene.js";

/** Components as a waiver lets them be: what the other tests of the suite see without. */
const waiver = { control: "STO-05", reason: "scratch space of the suite", owner: "platform", expires: "2999-12-31" };
const waived = entries.flatMap((entry) =>
  Object.entries(entry.waivers).map(([exception, weaker]) => {
    const change = (args: object) => ({ ...args, ...weaker, exceptions: { [exception]: waiver } });
    return [`${entry.name}.exceptions.${exception}`, () => recordEntry(entry, { change })] as const;
  }),
);

/** What a waiver opens to the world: nothing, unless it is listed here. */
const opened: Readonly<Record<string, (resource: RecordedResource) => boolean>> = {
  "IsolatedVpc.exceptions.internetEgress": ({ type, inputs }) =>
    type === "aws:ec2/route:Route" &&
    (inputs.natGatewayId !== undefined || String(inputs.gatewayId) === `${subject}-internet`),
  "WorkloadSecurityGroup.exceptions.egressAnywhere": ({ type }) =>
    type === "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule",
};

describe.each(waived)("%s", (title, make) => {
  let made: RecordedComponent;

  beforeAll(async () => {
    made = await make();
  });

  it("opens to the world what it names, and nothing else", () => {
    const open = made.aws.filter(isOpen);
    expect(open.filter((resource) => !opened[title]?.(resource)).map(({ urn }) => urn)).toEqual([]);
    expect(open.length > 0).toBe(title in opened);
  });

  it("leaves its children named, tagged and in their region", () => {
    const names = new Map([made.root, ...made.children].map(({ urn, name }) => [urn, name]));
    for (const { urn, name, parent, type, inputs, custom } of made.children) {
      expect([urn, name.startsWith(`${names.get(parent)}-`)]).toEqual([urn, true]);
      const accepted = custom ? declaredInputs(type) : new Set<string>();
      if (accepted.has("region")) expect([urn, inputs.region]).toEqual([urn, scene.region]);
      if (accepted.has("tags")) expect([urn, inputs.tags]).toEqual([urn, expect.objectContaining({ ...scene.tags })]);
    }
  });
});

function isOpen({ inputs }: RecordedResource): boolean {
  const everywhere = /0\.0\.0\.0\/0|"::\/0"/.test(JSON.stringify(inputs));
  return everywhere || inputs.mapPublicIpOnLaunch === true || inputs.publiclyAccessible === true;
}
