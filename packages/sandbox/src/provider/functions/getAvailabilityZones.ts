import { DescribeAvailabilityZonesCommand } from "@aws-sdk/client-ec2";
import { shape } from "../Shape.js";
import { defineFunction } from "./FunctionDefinition.js";

/** A filter of the EC2 API: DescribeAvailabilityZones lists the names. */
const filter = shape.object({ name: shape.required(shape.text()), values: shape.required(shape.set(shape.text())) });

/** A region's zones. Plan mode answers with three, `a` to `c`, which no filter but one by name could tell apart. */
export const getAvailabilityZones = defineFunction({
  token: "aws:index/getAvailabilityZones:getAvailabilityZones",
  inputs: { state: shape.text(), filters: shape.list(filter) },
  call: async (inputs, region, { mode, clients }) => {
    if (mode === "plan") {
      const names = ["a", "b", "c"].map((letter) => `${region}${letter}`);
      return { id: region, region, state: inputs.state, names, zoneIds: names.map(planZoneId), groupNames: [region] };
    }
    const { AvailabilityZones = [] } = await clients.ec2(region).send(
      new DescribeAvailabilityZonesCommand({
        Filters: [
          { Name: "zone-type", Values: ["availability-zone"] },
          ...(inputs.filters ?? []).map(({ name, values }) => ({ Name: name, Values: [...values] })),
        ],
      }),
    );
    const zones = AvailabilityZones.filter(({ State }) => inputs.state === undefined || State === inputs.state).sort(
      (a, b) => (String(a.ZoneName) < String(b.ZoneName) ? -1 : 1),
    );
    return {
      id: region,
      region,
      state: inputs.state,
      names: zones.map(({ ZoneName }) => ZoneName ?? ""),
      zoneIds: zones.map(({ ZoneId }) => ZoneId ?? ""),
      groupNames: [...new Set(zones.map(({ GroupName }) => GroupName ?? region))],
    };
  },
});

/** `eu-west-1a` → `euw1-az1`. */
const planZoneId = (name: string): string => {
  const [, area = "", side = "", digit = "", letter = "a"] = /^([a-z]+)-([a-z-]+)-(\d)([a-z])$/.exec(name) ?? [];
  const short = side
    .split("-")
    .map((word) => word.charAt(0))
    .join("");
  return `${area}${short}${digit}-az${letter.charCodeAt(0) - 96}`;
};
