import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "@jest/globals";
import * as pulumi from "@pulumi/pulumi";
import { unknown } from "@pulumi/pulumi/output";
import { checkInputs } from "./checkInputs.js";
import type { PluginSchema } from "./PluginSchema.js";

const schema = JSON.parse(readFileSync(join(__dirname, "..", "..", "schema.json"), "utf8")) as PluginSchema;
const check = (name: string, inputs: object) => () =>
  checkInputs(schema, `${name} "orders"`, `sallyport:index:${name}`, inputs);
const notKnownYet = pulumi.output(unknown);
const waiver = { control: "STO-05", reason: "scratch data of a test", owner: "platform", expires: "2027-03-31" };

describe("the arguments of a program in another language", () => {
  it("pass when the component takes them: plain values, outputs where they may be, and what is null", () => {
    const access = [{ bucket: notKnownYet, actions: ["Read"], key: notKnownYet }];
    expect(check("TaskRole", { access, tags: { team: notKnownYet }, region: null })).not.toThrow();
    expect(check("HardenedBucket", { exceptions: { noAccessLogs: waiver }, dataRole: "staging" })).not.toThrow();
  });

  it.each([
    ["HardenedBucket", { enviroment: "prod" }, 'enviroment "prod" is refused: use one of bucketName, dataRole'],
    ["HardenedBucket", { accessLogs: { bukket: "logs" } }, 'accessLogs.bukket "logs" is refused: use one of bucket'],
    ["HardenedBucket", { dataRole: "scratch" }, 'dataRole "scratch" is refused: give one of "general"'],
    ["TaskRole", {}, "access undefined is refused: it is required"],
    ["TaskRole", { access: null }, "access undefined is refused: it is required"],
    [
      "TaskRole",
      { access: [{ actions: ["*"], bucket: "orders" }] },
      'access[0].actions[0] "*" is refused: give one of',
    ],
    ["TaskRole", { access: notKnownYet }, 'access "<output>" is refused: give a value'],
    ["HardenedBucket", { dataRole: notKnownYet }, 'dataRole "<output>" is refused: give a value'],
    [
      "HardenedBucket",
      { exceptions: { noAccessLogs: { ...waiver, owner: undefined } } },
      "exceptions.noAccessLogs.owner undefined is refused: it is required",
    ],
  ])("are refused by name: %s %j", (name, inputs, message) => {
    expect(check(name, inputs)).toThrow(`${name} "orders": ${message}`);
  });
});
