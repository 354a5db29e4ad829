import { describe, expect, it } from "@jest/globals";
import { record } from "../conformance/record.js";
import { matchesFilterPattern } from "../testing/matchesFilterPattern.js";
import { FlowLogAlarms, type FlowLogAlarmsArgs } from "./FlowLogAlarms.js";
import { rejectedTraffic, trafficOutOf } from "./flowLogPatterns.js";

/** A record of the default format. */
const flow = (source: string, destination: string, action = "ACCEPT") =>
  `2 111122223333 eni-0a1b ${source} ${destination} 49152 443 6 12 8000 1600000000 1600000060 ${action} OK`;
const nothing = "2 111122223333 eni-0a1b - - - - - - - 1600000000 1600000060 - NODATA";

describe("the patterns of flow logs", () => {
  it("tell what was refused", () => {
    expect(matchesFilterPattern(rejectedTraffic, flow("10.1.0.4", "10.1.0.9", "REJECT"))).toBe(true);
    expect(matchesFilterPattern(rejectedTraffic, flow("10.1.0.4", "10.1.0.9"))).toBe(false);
    expect(matchesFilterPattern(rejectedTraffic, nothing)).toBe(false);
  });

  it.each([
    ["out", "10.1.3.4", "52.218.0.1", true],
    ["out to another network", "10.1.3.4", "10.2.3.4", true],
    ["in", "52.218.0.1", "10.1.3.4", false],
    ["within", "10.1.3.4", "10.1.200.4", false],
    ["between others", "10.11.3.4", "52.218.0.1", false],
  ])("tell what goes %s of 10.1.0.0/16", (_way, source, destination, counted) => {
    expect(matchesFilterPattern(trafficOutOf("10.1.0.0/16"), flow(source, destination))).toBe(counted);
  });

  it("count nothing that was refused, and nothing where there was no traffic", () => {
    expect(matchesFilterPattern(trafficOutOf("10.1.0.0/16"), flow("10.1.3.4", "52.218.0.1", "REJECT"))).toBe(false);
    expect(matchesFilterPattern(trafficOutOf("10.1.0.0/16"), nothing)).toBe(false);
  });

  it("widen a block to whole octets", () => {
    expect(trafficOutOf("10.1.64.0/20")).toContain("source=10.1.*, destination!=10.1.*");
    expect(trafficOutOf("10.1.64.0/24")).toContain("source=10.1.64.*, destination!=10.1.64.*");
  });
});

const recorded = async (args: Partial<FlowLogAlarmsArgs> = {}) => {
  const given = { logGroupName: "/flow", cidrBlock: "10.1.0.0/16", alarmTopicArn: "arn:aws:sns:eu-west-1:1:alarms" };
  const { resources } = await record(() => new FlowLogAlarms("orders", { ...given, ...args }));
  return Object.fromEntries(resources.map(({ name, inputs }) => [name, inputs]));
};

describe("FlowLogAlarms", () => {
  it("watches the metrics that its filters make", async () => {
    const made = await recorded();
    const counted = ["orders-rejected-filter", "orders-bytes-out-filter", "orders-bytes-out-by-interface-filter"].map(
      (name) => made[name]?.metricTransformation,
    );
    expect(counted).toEqual([
      expect.objectContaining({ namespace: "Sallyport/Network/orders", name: "RejectedFlows", value: "1" }),
      expect.objectContaining({ namespace: "Sallyport/Network/orders", name: "BytesOut", value: "$bytes" }),
      expect.objectContaining({ name: "BytesOutByInterface", dimensions: { NetworkInterface: "$interface" } }),
    ]);
    expect(made["orders-rejected"]).toMatchObject({
      namespace: "Sallyport/Network/orders",
      metricName: "RejectedFlows",
    });
    expect(JSON.stringify(made["orders-bytes-out"]?.metricQueries)).toContain("ANOMALY_DETECTION_BAND(m1, 3)");
  });

  it.each<[string, Partial<FlowLogAlarmsArgs>]>([
    ["cidrBlock", { cidrBlock: "10.0.0.0/8" }],
    ["cidrBlock", { cidrBlock: "10.1.2.3/16" }],
    ["rejectedFlows", { rejectedFlows: -1 }],
    ["bytesOutDeviations", { bytesOutDeviations: 0 }],
  ])("refuses a wrong %s", async (argument, args) => {
    await expect(recorded(args)).rejects.toThrow(`FlowLogAlarms "orders": ${argument} `);
  });
});
