import { describe, expect, it } from "@jest/globals";
import * as pulumi from "@pulumi/pulumi";
import { Access } from "@sallyport/intents";
import type { AccessIntentArgs } from "./AccessIntentArgs.js";
import { checkIntents } from "./checkIntents.js";

const check = (...intents: AccessIntentArgs[]) => checkIntents('TaskRole "orders"', "access", intents);
const good: AccessIntentArgs = { bucket: "orders", actions: [Access.Read] };

describe("intents at construction", () => {
  it.each([
    ["a prefix without delimiter", { ...good, prefix: "in" }, "access[1].prefix"],
    ["a verb of another resource", { queue: "orders", actions: [Access.List] }, "access[1].actions"],
    ["a label that is no statement id", { ...good, label: "in-out" }, "access[1].label"],
    ["two resources", { ...good, table: "orders" }, "access[1].resource"],
    ["no resource", { actions: [Access.Read] }, "access[1].resource"],
  ] satisfies [string, AccessIntentArgs, string][])("are refused for %s, by their place", (_what, bad, place) => {
    expect(() => check(good, bad)).toThrow(`TaskRole "orders": ${place} `);
  });

  it("are checked for the rest when names are not known yet", () => {
    const unknown = pulumi.output("orders");
    expect(() => check({ bucket: unknown, key: unknown, actions: [Access.Read] })).not.toThrow();
    expect(() => check({ bucket: unknown, prefix: "in", actions: [Access.Read] })).toThrow("access[0].prefix");
  });

  it("are left for later when their verbs are not known yet", () => {
    expect(() => check({ bucket: "orders", prefix: "in", actions: pulumi.output([Access.Read]) })).not.toThrow();
    expect(() => check({ bucket: "orders", prefix: "in", actions: [pulumi.output(Access.Read)] })).not.toThrow();
  });
});
