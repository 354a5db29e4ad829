import { join } from "node:path";
import { describe, expect, it } from "@jest/globals";
import { transformConfig } from "../config/TransformConfig.js";
import { planTransform } from "./planTransform.js";
import { readRoutes } from "./readRoutes.js";

const plan = (settings: object) =>
  planTransform(transformConfig.parse({ imageVersion: "1.0.0", ...settings }), { region: "eu-west-1", routes: [] });
const waiver = { control: "NET-14", reason: "sources are in a public host", owner: "team", expires: "2027-01-01" };
const places = { vpcId: "vpc-0a", publicSubnetIds: ["subnet-0a"] };

describe("the plan", () => {
  it("isolates jobs unless something else is asked for", () => {
    expect(plan({ environment: "test" })).toMatchObject({ base: "transform-test", network: { kind: "isolated" } });
  });

  it("lets jobs out for a written reason, and into public subnets for one more", () => {
    const exceptions = { internetEgress: waiver };
    expect(plan({ network: { egress: "https-only" }, exceptions }).network).toEqual({ kind: "private", waiver });
    expect(
      plan({ network: { egress: "public", ...places }, exceptions: { ...exceptions, publicIp: waiver } }).network,
    ).toEqual({ kind: "public", waiver, publicIp: waiver, vpcId: "vpc-0a", subnetIds: ["subnet-0a"] });
  });

  it.each([
    ["a way out without a reason", { network: { egress: "https-only" } }, "exceptions.internetEgress"],
    [
      "public addresses without a reason",
      { network: { egress: "public", ...places }, exceptions: { internetEgress: waiver } },
      "exceptions.publicIp",
    ],
    [
      "public subnets that nothing names",
      { network: { egress: "public" }, exceptions: { internetEgress: waiver, publicIp: waiver } },
      "network.publicSubnetIds",
    ],
    ["a reason for what is not done", { exceptions: { internetEgress: waiver } }, "exceptions.internetEgress"],
    ["a VPC for jobs that are isolated", { network: places }, "network.vpcId"],
    ["one role for both", { roles: { job: "one", execution: "one" } }, "roles.execution"],
    [
      "a token for a host that jobs may not go to",
      {
        git: {
          tokens: { "git.example.com": "arn:aws:secretsmanager:eu-west-1:111122223333:secret:sallyport/github-a1b2c3" },
        },
      },
      "git.tokens.git.example.com",
    ],
    [
      "a key of another region",
      { git: { tokenKeyArn: "arn:aws:kms:us-east-1:111122223333:key/k" } },
      "git.tokenKeyArn",
    ],
    ["copies of results beside them", { buckets: { replicaRegion: "eu-west-1" } }, "buckets.replicaRegion"],
    ["an alarm after the end", { job: { timeoutSeconds: 3600 } }, "alarms.longJobSeconds"],
  ])("refuses %s", (_case, settings, where) => {
    expect(() => plan(settings)).toThrow(expect.objectContaining({ name: "ConfigError", where }));
  });
});

describe("the routes of the API", () => {
  const routes = readRoutes(join(__dirname, "..", "..", "..", "..", "workers", "transform-api", "routes.json"));

  it("come from the API's package, each body with the schema that its function checks", () => {
    expect(routes.map(({ method, path }) => `${method} ${path}`)).toEqual(
      expect.arrayContaining(["POST /jobs", "GET /jobs/{id}", "DELETE /jobs/{id}", "POST /jobs/batch", "POST /upload"]),
    );
    const withBody = routes.filter(
      ({ method, path }) => method === "PUT" || (method === "POST" && !/retry$/.test(path)),
    );
    for (const { requestSchema } of withBody)
      expect(JSON.parse(requestSchema ?? "")).toMatchObject({ type: "object", additionalProperties: false });
  });
});
