import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { allRules } from "../rules/index.js";
import { type PolicyServer, startPolicyServer } from "../testing/policyServer.js";
import { exampleGraph } from "./exampleGraph.js";
import type { ResourceRule } from "./Rule.js";

/** As Pulumi writes them on the wire. */
const secret = { "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270", value: "hunter2" };
const unknown = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
const archive = (content: object) => ({
  "4dabf18193072939515e22adb298388d": "0def7320c3a5731c473e5ecbe6d01bc7",
  ...content,
});

/** Settings that a rule needs to know how to mend. */
const settings: Readonly<Record<string, object>> = {
  "required-tags": { tags: ["owner"], values: { owner: "platform" } },
};
const rules = allRules.filter(
  (rule): rule is ResourceRule => rule.scope === "resource" && rule.remediate !== undefined,
);

describe("a rule that mends, in the policy server", () => {
  let server: PolicyServer;

  beforeAll(async () => {
    server = await startPolicyServer(join(__dirname, "..", "..", "packs", "strict"));
    await server.remediating(Object.fromEntries(rules.map(({ id }) => [id, settings[id] ?? {}])));
  }, 60_000);
  afterAll(() => server?.stop());

  const resourceOf = (rule: ResourceRule, more: object) => {
    const [bad, ...others] = rule.examples.bad;
    if (bad === undefined) throw new Error(`${rule.id} has no bad example`);
    const [resource] = exampleGraph([{ ...bad, props: { ...bad.props, ...more } }, ...others]).resources;
    if (resource === undefined) throw new Error("the example is empty");
    return resource;
  };

  it.each(rules.map((rule) => [rule.id, rule] as const))(
    "leaves nothing for validation to find, and what it does not mend as it was: %s",
    async (id, rule) => {
      const resource = resourceOf(rule, {
        password: secret,
        arn: unknown,
        nested: [{ password: secret, arn: unknown }],
      });
      const mended = await server.remediate(resource);
      expect(mended).toMatchObject({ password: secret, arn: unknown, nested: [{ password: secret, arn: unknown }] });
      const said = await server.analyze({ ...resource, props: mended ?? {} });
      expect(said.filter(({ policy }) => policy === id)).toEqual([]);
    },
  );

  it("keeps what is secret or unknown within what it mends", async () => {
    const [rule] = rules.filter(({ id }) => id === "required-tags");
    if (rule === undefined) throw new Error("there is no rule required-tags");
    const mended = await server.remediate(resourceOf(rule, { tags: { cost: secret, bucket: unknown } }));
    expect(mended?.tags).toEqual({ cost: secret, bucket: unknown, owner: "platform" });
  });

  it("leaves alone what is right", async () => {
    const [rule] = rules.filter(({ id }) => id === "required-tags");
    const [good] = rule === undefined ? [] : exampleGraph(rule.examples.good).resources;
    expect(good && (await server.remediate(good))).toBeUndefined();
  });

  it("leaves alone a resource with an archive made in the program, whose content the SDK would lose", async () => {
    const [rule] = rules;
    if (rule === undefined) throw new Error("no rule mends");
    const packed = (content: object) => server.remediate(resourceOf(rule, { code: archive(content) }));
    await expect(packed({ assets: {} })).resolves.toBeUndefined();
    await expect(packed({ path: "function.zip" })).resolves.toMatchObject({ code: archive({ path: "function.zip" }) });
  });
});
