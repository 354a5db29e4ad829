import { beforeAll, describe, expect, it } from "@jest/globals";
import { type PlannedResource, plannedResources } from "@sallyport/stack-kit/testing";
import { compressorConfig } from "../config/CompressorConfig.js";
import { planCompressor } from "../plan/planCompressor.js";
import { deployCompressor } from "./deployCompressor.js";

const regions = ["eu-west-1", "us-east-1"];
const rule = (name: string, level?: number) => ({
  name,
  source: { region: "eu-west-1" },
  destinations: [{ region: "us-east-1" }],
  ...(level === undefined ? {} : { level }),
});
const planned = async (...rules: object[]): Promise<PlannedResource[]> => {
  const networks = { "eu-west-1": { cidrBlock: "10.64.0.0/16" }, "us-east-1": { cidrBlock: "10.65.0.0/16" } };
  const config = compressorConfig.parse({ rules, networks, imageVersion: "1.0.0" });
  return await plannedResources(() => void deployCompressor(planCompressor(config, regions)), regions);
};
const table = "compressor-dev-levels";
describe("the table of level figures", () => {
  let mixed: readonly PlannedResource[];
  beforeAll(async () => {
    mixed = await planned(rule("chosen"), rule("given", 3));
  });

  it("is made once for a region whose rules choose their levels, and its figures expire", () => {
    const tables = mixed.filter(({ inputs }) => inputs.name === table);
    expect(tables).toMatchObject([
      { inputs: { region: "eu-west-1", hashKey: "rule", rangeKey: "cell", ttl: { attributeName: "expiresAt" } } },
    ]);
  });

  it("may be read and written by the rules that choose, and by no other", () => {
    const naming = mixed.filter(
      ({ type, inputs }) => type === "aws:iam/rolePolicy:RolePolicy" && JSON.stringify(inputs).includes(table),
    );
    expect(naming.map(({ name }) => name).sort()).toEqual(
      ["access", "keys"].map((policy) => `compressor-dev-chosen-source-${policy}`),
    );
    const access = naming.find(({ name }) => name.endsWith("-access"));
    const { Statement } = JSON.parse(String(access?.inputs.policy)) as { Statement: object[] };
    expect(Statement.filter((one) => JSON.stringify(one).includes(table))).toMatchObject([
      { Sid: "QueryLevelsItems", Action: ["dynamodb:Query"] },
      { Sid: "UpdateLevelsItems", Action: ["dynamodb:UpdateItem"] },
    ]);
  });

  it("is not made where every rule names its level", async () => {
    const given = await planned(rule("given", 3));
    expect(JSON.stringify(given)).not.toContain(table);
    expect(JSON.stringify(given)).toContain("SALLYPORT_LEVEL");
  });

  it("is named to the workers, with the prices of their tasks", () => {
    const [task, ...others] = mixed.filter(
      ({ type, inputs }) => type === "aws:ecs/taskDefinition:TaskDefinition" && JSON.stringify(inputs).includes(table),
    );
    expect(others).toEqual([]);
    expect(JSON.stringify(task?.inputs)).toContain("computeDollarsPerHour");
  });
});
