import { beforeAll, describe, expect, it } from "@jest/globals";
import { type PlannedResource, plannedResources } from "@sallyport/stack-kit/testing";
import { compressorConfig } from "../config/CompressorConfig.js";
import { planCompressor } from "../plan/planCompressor.js";
import { deployCompressor } from "./deployCompressor.js";

const [from, to] = ["eu-west-1", "eu-central-1"] as const;
/** The worker's own default, SALLYPORT_GRACE_SECONDS: after it everything is given back. */
const graceSeconds = 100;

const services = { source: "compressor-dev-orders-source", target: `compressor-dev-target-${to}` };
let planned: PlannedResource[];
beforeAll(async () => {
  const config = compressorConfig.parse({
    imageVersion: "1.0.0",
    networks: { [from]: { cidrBlock: "10.64.0.0/16" }, [to]: { cidrBlock: "10.65.0.0/16" } },
    rules: [
      {
        name: "orders",
        source: { region: from },
        destinations: [{ region: to }],
        workers: { cpu: 4096, memoryMib: 8192, maxTasks: 7, backlogPerTask: 500, visibilityTimeoutSeconds: 600 },
      },
    ],
    workers: { onDemandPercent: 25 },
    targetWorkers: { [to]: { minTasks: 1, archivesPerTask: 4, onDemandPercent: 100 } },
  });
  planned = await plannedResources(() => void deployCompressor(planCompressor(config, [from, to])), [from, to]);
});

const inputs = (name: string): PlannedResource["inputs"] => {
  const found = planned.find((resource) => resource.name === name);
  if (found === undefined) throw new Error(`nothing is named ${name}`);
  return found.inputs;
};
const container = (service: string) => {
  const [only] = JSON.parse(String(inputs(`${service}-task`).containerDefinitions)) as {
    readonly stopTimeout: number;
    readonly environment: readonly { readonly name: string; readonly value: string }[];
  }[];
  return { ...only, variable: (name: string) => only?.environment.find((one) => one.name === name)?.value };
};

describe("the worker services, as they would be deployed", () => {
  it("have the limits of their rule or region, and the stack's where these say nothing", () => {
    expect(inputs(`${services.source}-task`)).toMatchObject({ cpu: "4096", memory: "8192" });
    expect(inputs(`${services.target}-task`)).toMatchObject({ cpu: "2048", memory: "4096" });
    expect(inputs(`${services.source}-tasks`)).toMatchObject({ minCapacity: 0, maxCapacity: 7 });
    expect(inputs(`${services.target}-tasks`)).toMatchObject({ minCapacity: 1, maxCapacity: 20 });
    const firstStep = (service: string) =>
      (inputs(`${service}-scale-out`).stepScalingPolicyConfiguration as { stepAdjustments: object[] })
        .stepAdjustments[0];
    expect(firstStep(services.source)).toMatchObject({ metricIntervalUpperBound: "500", scalingAdjustment: 1 });
    expect(firstStep(services.target)).toMatchObject({ metricIntervalUpperBound: "4", scalingAdjustment: 1 });
  });

  it("run on Spot, but for the share on demand", () => {
    expect(inputs(`${services.source}-service`).capacityProviderStrategies).toEqual([
      { capacityProvider: "FARGATE", weight: 25 },
      { capacityProvider: "FARGATE_SPOT", weight: 75 },
    ]);
    expect(inputs(`${services.target}-service`).capacityProviderStrategies).toEqual([
      { capacityProvider: "FARGATE", weight: 1 },
    ]);
  });

  it("are given more time to stop than a worker takes to give everything back", () => {
    for (const service of Object.values(services)) {
      expect(container(service).stopTimeout).toBeGreaterThan(graceSeconds);
      expect(Number(container(service).variable("SALLYPORT_GRACE_SECONDS") ?? graceSeconds)).toBe(graceSeconds);
    }
  });

  it("lease their messages for as long as the queue says", () => {
    expect(inputs(`${services.source}-queue`).visibilityTimeoutSeconds).toBe(600);
    expect(container(services.source).variable("SALLYPORT_VISIBILITY_SECONDS")).toBe("600");
    expect(inputs(`compressor-dev-inbound-${to}-queue`).visibilityTimeoutSeconds).toBe(300);
    expect(container(services.target).variable("SALLYPORT_VISIBILITY_SECONDS")).toBe("300");
  });
});
