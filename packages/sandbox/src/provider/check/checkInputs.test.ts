import { beforeAll, describe, expect, test } from "@jest/globals";
import type { Session } from "../Session.js";
import { shape } from "../Shape.js";
import { definitionWith } from "../testing/definitionWith.js";
import { exampleDefinition } from "../testing/exampleDefinition.js";
import { planSession } from "../testing/planSession.js";
import { Secret, Unknown, type Values } from "../values/Value.js";
import type { Naming } from "./autoName.js";
import { checkInputs } from "./checkInputs.js";

const definition = exampleDefinition();
let session: Session;

beforeAll(async () => {
  session = await planSession(definition);
});

const naming: Naming = { name: "Orders", seed: new Uint8Array([1, 2, 3]) };
const check = (news: Values, olds: Values = {}, over: Partial<Naming> = {}) =>
  checkInputs(definition, { urn: "urn:pulumi:s::p::t::Orders", olds, news, naming: { ...naming, ...over } }, session);
const problems = (news: Values): string[] =>
  check(news).problems.map(({ property, reason }) => `${property} ${reason}`);

describe("checkInputs", () => {
  test("fills in the region, defaults and the provider's tags", () => {
    expect(check({ name: "n", tags: { owner: "me", a: "1" } }).inputs).toEqual({
      name: "n",
      mode: "safe",
      region: "eu-west-1",
      tags: { owner: "me", a: "1" },
      tagsAll: { owner: "me", a: "1" },
    });
    expect(check({ name: "n" }).inputs.tagsAll).toEqual({ owner: "tests" });
  });

  test("makes the same name from the same seed, and keeps a name that it made", () => {
    const first = check({}).inputs;
    expect(first.name).toMatch(/^orders-[0-9a-f]{7}$/);
    expect(check({}).inputs).toEqual(first);
    expect(check({}, first, { seed: new Uint8Array([9]) }).inputs.name).toBe(first.name);
  });

  test("makes a new name where a given one is taken away or the prefix changes", () => {
    expect(check({}, { name: "given" }).inputs.name).toMatch(/^orders-/);
    const prefixed = check({ namePrefix: "in-" }).inputs;
    expect(prefixed.name).toMatch(/^in-[0-9a-f]{7}$/);
    expect(check({ namePrefix: "out-" }, prefixed).inputs.name).toMatch(/^out-/);
  });

  test("cuts the logical name where the whole would be too long", () => {
    expect(check({}, {}, { name: "a-very-long-logical-name" }).inputs.name).toMatch(/^a-very-long-l[0-9a-f]{7}$/);
  });

  test("follows the user's autonaming configuration", () => {
    expect(check({}, {}, { proposed: "proposed" }).inputs.name).toBe("proposed");
    expect(check({}, {}, { disabled: true }).problems).toMatchObject([{ property: "name" }]);
  });

  test("refuses what it does not know, apart from what AWS has and the sandbox has not", () => {
    expect(problems({ acl: "private" })).toEqual([expect.stringMatching(/^acl is not supported by the sandbox/)]);
    expect(problems({ nam: "x" })).toEqual([
      expect.stringMatching(/^nam is not a property here; the sandbox knows mode/),
    ]);
    expect(problems({ rules: [{ id: "a", legacy: 1, dayz: 2 }] })).toEqual([
      expect.stringMatching(/^rules\[0\].legacy is not supported/),
      expect.stringMatching(/^rules\[0\].dayz is not a property here/),
    ]);
  });

  test("names the place of what is missing or of the wrong kind", () => {
    expect(problems({ rules: [{ days: "many" }], mode: "slow", policy: "{", zones: "a", tags: [] })).toEqual([
      "mode must be one of fast, safe",
      expect.stringMatching(/^policy must be a JSON document/),
      "zones must be a list, not a text",
      "rules[0].id is required and missing",
      "rules[0].days must be a number, not a text",
      "tags must be an object, not a list",
    ]);
  });

  test("takes numbers for texts, texts for numbers and objects for documents", () => {
    const { inputs } = check({ size: "5", policy: { Version: "2012-10-17" }, tags: { port: 443 } });
    expect(inputs).toMatchObject({ size: 5, policy: '{"Version":"2012-10-17"}', tags: { port: "443" } });
  });

  test("passes unknowns and keeps secrets secret", () => {
    const { inputs, problems: none } = check({
      size: Unknown.value,
      policy: { Resource: Unknown.value },
      tags: { a: new Secret("hush") },
      mode: new Secret("fast"),
    });
    expect(none).toEqual([]);
    expect(inputs).toMatchObject({ size: Unknown.value, policy: Unknown.value, mode: new Secret("fast") });
    expect(inputs.tagsAll).toEqual({ owner: "tests", a: new Secret("hush") });
  });

  test("runs rules over several inputs only when all are known", () => {
    const ruled = definitionWith(
      { a: shape.number(), b: shape.number() },
      {
        validate: ({ a, b }) => (Number(a) < Number(b) ? [] : [{ property: "a", reason: "must be below b" }]),
      },
    );
    const run = (news: Values) => checkInputs(ruled, { urn: "urn", olds: {}, news, naming }, session).problems;
    expect(run({ a: 2, b: 1 })).toEqual([{ property: "a", reason: "must be below b" }]);
    expect(run({ a: 2, b: Unknown.value })).toEqual([]);
  });
});
