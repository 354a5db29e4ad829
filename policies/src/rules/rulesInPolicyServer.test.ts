import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { exampleGraph } from "../engine/exampleGraph.js";
import type { Example, Rule } from "../engine/Rule.js";
import { type PolicyServer, startPolicyServer } from "../testing/policyServer.js";
import { allRules } from "./index.js";

/** Every rule as Pulumi's engine meets it: over gRPC, in a process of its own, with what the SDK makes of the values. */
describe("in the policy server", () => {
  let server: PolicyServer;

  beforeAll(async () => {
    server = await startPolicyServer(join(__dirname, "..", "..", "packs", "strict"));
  }, 60_000);
  afterAll(() => server?.stop());

  const findings = async (rule: Rule, example: Example) => {
    const { resources } = exampleGraph(example);
    const [subject] = resources;
    const atRegistration = await Promise.all(resources.map((resource) => server.analyze(resource)));
    const said = [...atRegistration.flat(), ...(await server.analyzeStack(resources))];
    return said.filter(({ policy, urn }) => policy === rule.id && urn === subject?.urn).map(({ message }) => message);
  };

  it.each(allRules.map((rule) => [rule.id, rule] as const))(
    "rule %s passes good and reports bad",
    async (_id, rule) => {
      expect(await findings(rule, rule.examples.good)).toEqual([]);
      const reported = await findings(rule, rule.examples.bad);
      expect(reported.length).toBeGreaterThan(0);
      for (const message of reported) expect(message).toContain(rule.fix);
    },
  );
});
