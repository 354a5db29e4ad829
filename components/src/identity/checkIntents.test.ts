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
    ["a route without method", { api: "a1b2c3d4e5", routes: ["/jobs"], actions: [Access.Invoke] }, "access[1].routes"],
    ["a database without user", { database: "db-ABC", actions: [Access.Connect] }, "access[1].user"],
    ["no resource", { actions: [Access.Read] }, "access[1].resource"],
  ] satisfies [string, AccessIntentArgs, string][])("are refused for %s, by their place", (_what, bad, place) => {
    expect(() => check(good, bad)).toThrow(`TaskRole "orders": ${place} `);
  });

  it("are checked for the rest when names are not known yet", () => {
    const unknown = pulumi.output("orders");
    expect(() => check({ bucket: unknown, key: unknown, actions: [Access.Read] })).not.toThrow();
    expect(() => check({ bucket: unknown, prefix: "in", actions: [Access.Read] })).toThrow("access[0].prefix");
  });

  it("are taken for narrowed when what narrows them is not known yet", () => {
    const unknown = pulumi.output("GET /jobs");
    expect(() => check({ api: unknown, routes: [unknown], actions: [Access.Invoke] })).not.toThrow();
    expect(() => check({ database: unknown, user: unknown, actions: [Access.Connect] })).not.toThrow();
  });

  it("are left for later when their verbs are not known yet", () => {
    expect(() => check({ bucket: "orders", prefix: "in", actions: pulumi.output([Access.Read]) })).not.toThrow();
    expect(() => check({ bucket: "orders", prefix: "in", actions: [pulumi.output(Access.Read)] })).not.toThrow();
  });
});
