import { describe, expect, it } from "@jest/globals";
import { record } from "../conformance/record.js";
import type { ApiRouteArgs } from "./ApiRouteArgs.js";
import { HardenedApi } from "./HardenedApi.js";
import type { HardenedApiArgs } from "./HardenedApiArgs.js";

const functionArn = "arn:aws:lambda:eu-west-1:111122223333:function:jobs";
const routes: ApiRouteArgs[] = [
  { method: "GET", path: "/jobs/{id}", functionArn },
  { method: "POST", path: "/jobs", functionArn, throttle: { ratePerSecond: 5, burst: 10 } },
];

const recorded = async (args: Partial<HardenedApiArgs> = {}) => {
  const { resources } = await record(() => new HardenedApi("jobs", { routes, ...args }));
  return {
    names: resources.map(({ name }) => name),
    inputs: (name: string) => {
      const found = resources.find((resource) => resource.name === name && resource.custom);
      if (found === undefined) throw new Error(`nothing is named ${name}`);
      return found.inputs;
    },
  };
};

describe("HardenedApi", () => {
  it("is regional, and takes TLS 1.2 or later", async () => {
    expect((await recorded()).inputs("jobs-api")).toMatchObject({
      endpointConfiguration: { types: "REGIONAL" },
      securityPolicy: "SecurityPolicy_TLS13_1_2_PFS_PQ_2025_09",
      endpointAccessMode: "STRICT",
      failOnWarnings: true,
    });
  });

  it("is private when VPC endpoints are given", async () => {
    const vpcEndpointIds = ["vpce-0a1b2c3d4e5f60718"];
    const { inputs } = await recorded({ vpcEndpointIds });
    expect(inputs("jobs-api").endpointConfiguration).toEqual({ types: "PRIVATE", vpcEndpointIds });
    expect(inputs("jobs-api").policy).toContain("DenyOtherEndpoints");
  });

  it("logs who called what, and no body or header (API-04)", async () => {
    const { inputs } = await recorded();
    const { accessLogSettings } = inputs("jobs-stage") as { readonly accessLogSettings: { readonly format: string } };
    const line = JSON.parse(accessLogSettings.format) as Record<string, string>;
    expect(line).toMatchObject({
      caller: "$context.identity.userArn",
      method: "$context.httpMethod",
      path: "$context.path",
      status: "$context.status",
      requestId: "$context.requestId",
    });
    expect(Object.values(line).filter((value) => !value.startsWith("$context."))).toEqual([]);
    expect(inputs("jobs-limits")).toMatchObject({ settings: { dataTraceEnabled: false, loggingLevel: "OFF" } });
  });

  it("limits the stage, and a route that has its own limits", async () => {
    const { inputs } = await recorded({ throttle: { ratePerSecond: 20, burst: 40 } });
    const limits = (id: string) => {
      const { methodPath, settings } = inputs(id) as { methodPath: string; settings: Record<string, unknown> };
      return [methodPath, settings.throttlingRateLimit, settings.throttlingBurstLimit];
    };
    expect(limits("jobs-limits")).toEqual(["*/*", 20, 40]);
    expect(limits("jobs-limits-post-jobs")).toEqual(["jobs/POST", 5, 10]);
  });

  it("may call each function for its own route of this stage alone", async () => {
    const { inputs } = await recorded();
    expect(inputs("jobs-invoke-get-jobs-by-id")).toMatchObject({
      function: functionArn,
      principal: "apigateway.amazonaws.com",
      sourceArn: "arn:aws:execute-api:eu-west-1:111122223333:jobs/prod/GET/jobs/*",
      sourceAccount: "111122223333",
    });
  });

  it("makes a new deployment for a change of routes, policy or endpoint, and for nothing else", async () => {
    const version = async (args: Partial<HardenedApiArgs>) =>
      (await recorded(args)).inputs("jobs-deployment").triggers as object;
    const first = await version({});
    expect(await version({ routes: [...routes].reverse(), logRetentionDays: 30, tags: { team: "x" } })).toEqual(first);
    expect(await version({ routes: routes.slice(1) })).not.toEqual(first);
    expect(await version({ vpcEndpointIds: ["vpce-0a1b2c3d4e5f60718"] })).not.toEqual(first);
  });

  it("has a web ACL and alarms when they are asked for (MON-04)", async () => {
    expect((await recorded()).names.filter((name) => /-waf$|errors|refusals|latency|unusual/.test(name))).toEqual([]);
    const { names } = await recorded({
      webAclArn: "arn:aws:wafv2:eu-west-1:111122223333:regional/webacl/jobs/0a1b2c3d",
      alarmTopicArn: "arn:aws:sns:eu-west-1:111122223333:alarms",
    });
    expect(names).toEqual(
      expect.arrayContaining(["jobs-waf", "jobs-server-errors", "jobs-refusals", "jobs-latency", "jobs-unusual-calls"]),
    );
  });

  it.each<[string, Partial<HardenedApiArgs>]>([
    ["routes", { routes: [] }],
    ["routes[0].method", { routes: [{ method: "ANY", path: "/jobs", functionArn }] }],
    ["routes[0].path", { routes: [{ method: "GET", path: "jobs", functionArn }] }],
    ["routes[0].path", { routes: [{ method: "GET", path: "/jobs/x{id}", functionArn }] }],
    ["routes[0].path", { routes: [{ method: "GET", path: "/{all+}/jobs", functionArn }] }],
    ["routes[0].requestSchema", { routes: [{ method: "POST", path: "/jobs", functionArn, requestSchema: "{" }] }],
    [
      "routes[1].path",
      {
        routes: [
          { method: "GET", path: "/jobs/{id}", functionArn },
          { method: "GET", path: "/jobs/by-id", functionArn },
        ],
      },
    ],
    ["stageName", { stageName: "prod/v1" }],
    ["throttle.ratePerSecond", { throttle: { ratePerSecond: 0, burst: 1 } }],
    ["logRetentionDays", { logRetentionDays: 2 }],
  ])("refuses a wrong %s", async (argument, args) => {
    await expect(recorded(args)).rejects.toThrow(`HardenedApi "jobs": ${argument} `);
  });
});
