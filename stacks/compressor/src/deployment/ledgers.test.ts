import { expect, it } from "@jest/globals";
import { plannedResources } from "@sallyport/stack-kit/testing";
import { compressorConfig } from "../config/CompressorConfig.js";
import { planCompressor } from "../plan/planCompressor.js";
import { deployCompressor } from "./deployCompressor.js";

const regions = ["eu-west-1", "us-east-1"];

it("gives every table of the workers a time to live: each of their items says until when it is of use", async () => {
  const config = compressorConfig.parse({
    rules: [{ name: "orders", source: { region: "eu-west-1" }, destinations: [{ region: "us-east-1" }] }],
    networks: { "eu-west-1": { cidrBlock: "10.64.0.0/16" }, "us-east-1": { cidrBlock: "10.65.0.0/16" } },
    imageVersion: "1.0.0",
  });
  const planned = await plannedResources(() => void deployCompressor(planCompressor(config, regions)), regions);
  const tables = planned.filter(({ type }) => type === "aws:dynamodb/table:Table");
  expect(tables.map(({ inputs }) => inputs.name).sort()).toEqual([
    "compressor-dev-inbound-ledger",
    "compressor-dev-levels",
    "compressor-dev-outbound-ledger",
  ]);
  for (const { inputs } of tables) expect(inputs.ttl).toMatchObject({ attributeName: "expiresAt", enabled: true });
});
