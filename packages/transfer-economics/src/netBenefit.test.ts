import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { fargateDollarsPerHour } from "./fargateDollarsPerHour.js";
import { netBenefit } from "./netBenefit.js";
import { defaultPrices, pricesSchema } from "./Prices.js";
import { requestDollars } from "./requestDollars.js";
import { transferDollarsPerGb } from "./transferDollars.js";

const GIB = 2 ** 30;
const from = "eu-west-1";

describe("the net benefit", () => {
  test("is what two regions save less what the task costs", () => {
    const prices = pricesSchema.parse({ computeDollarsPerHour: 0.36, taskVcpus: 2 });
    const work = { from, to: ["eu-central-1", "us-east-1"], plainBytes: 3 * GIB, sentBytes: GIB, cpuSeconds: 100 };
    const { savedDollars, computeDollars, netDollars } = netBenefit(work, prices);
    expect(savedDollars).toBeCloseTo(2 * 2 * 0.02, 12);
    expect(computeDollars).toBeCloseTo(50 * 0.0001, 12);
    expect(netDollars).toBeCloseTo(0.08 - 0.005, 12);
  });

  test("counts a region once, and nothing for what never leaves the region", () => {
    expect(transferDollarsPerGb(from, ["us-east-1", "us-east-1", from], defaultPrices)).toBe(0.02);
  });

  test("takes the price of the very direction where there is one", () => {
    const prices = pricesSchema.parse({ transferDollarsPerGb: { "eu-west-1/us-east-1": 0.09 } });
    expect(transferDollarsPerGb(from, ["us-east-1", "eu-central-1"], prices)).toBeCloseTo(0.11, 12);
    expect(transferDollarsPerGb("us-east-1", [from], prices)).toBe(0.02);
  });

  test("never counts growth as a loss beside the work: what is sent longer is stored as it is", () => {
    fc.assert(
      fc.property(fc.nat(1e9), fc.nat(1e9), fc.nat(1e5), (plainBytes, sentBytes, cpuSeconds) => {
        const { savedDollars, computeDollars, netDollars } = netBenefit(
          { from, to: ["us-east-1"], plainBytes, sentBytes, cpuSeconds },
          defaultPrices,
        );
        expect(savedDollars).toBeGreaterThanOrEqual(0);
        expect(savedDollars === 0).toBe(sentBytes >= plainBytes);
        expect(netDollars).toBe(savedDollars - computeDollars);
      }),
    );
  });
});

describe("prices", () => {
  test("are those of a task of 2 vCPUs on Fargate Spot, unless others are given", () => {
    expect(defaultPrices.computeDollarsPerHour).toBeCloseTo(0.0244, 10);
    expect(fargateDollarsPerHour({ vcpus: 2, memoryGib: 4, capacity: "on-demand" })).toBeCloseTo(0.079, 10);
    expect(pricesSchema.parse({ defaultTransferDollarsPerGb: 0.08 }).defaultTransferDollarsPerGb).toBe(0.08);
  });

  test.each([
    ["a negative price", { computeDollarsPerHour: -1 }],
    ["a pair that is none", { transferDollarsPerGb: { "eu-west-1": 0.02 } }],
    ["a misspelt name", { computeDollarPerHour: 1 }],
  ])("refuse %s", (_case, given) => {
    expect(pricesSchema.safeParse(given).success).toBe(false);
  });

  test("of requests are per 1,000", () => {
    expect(requestDollars({ put: 2000, get: 1000 }, defaultPrices)).toBeCloseTo(0.0104, 12);
  });
});
