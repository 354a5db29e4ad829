import { describe, expect, it } from "@jest/globals";
import * as pulumi from "@pulumi/pulumi";
import fc from "fast-check";
import { roleNameFor } from "../identity/roleNameFor.js";
import { bucketNameFor } from "./bucketNameFor.js";
import { describeComponent } from "./describeComponent.js";
import { pascalCase } from "./pascalCase.js";

const home = {
  accountId: pulumi.output("111122223333"),
  partition: pulumi.output("aws"),
  region: pulumi.output("ap-southeast-1"),
};
const resolved = <T>(output: pulumi.Output<T>) => new Promise<T>((resolve) => output.apply(resolve));
const logicalName = fc.stringMatching(/^[a-z][a-z0-9]{0,5}(-[a-z0-9]{1,5}){0,5}$/);

describe("a logical name", () => {
  it("is lower-case words joined by hyphens", () => {
    fc.assert(fc.property(logicalName, (name) => describeComponent("LogBucket", name) === `LogBucket "${name}"`));
  });

  it.each(["", "Orders", "orders_in", "orders--in", "-orders", "orders-", "1orders", "orders.in"])(
    "is not %p",
    (name) => {
      expect(() => describeComponent("LogBucket", name)).toThrow(/LogBucket .*: name .* is refused/);
    },
  );
});

describe("a bucket's name", () => {
  it("is derived from the logical name, account and region, and never longer than S3 takes", async () => {
    await fc.assert(
      fc.asyncProperty(logicalName, async (name) => {
        if (name.length > 35) {
          expect(() => bucketNameFor("LogBucket", name, undefined, home)).toThrow("at most 35 characters");
          return;
        }
        const bucket = await resolved(bucketNameFor("LogBucket", name, undefined, home));
        expect(bucket).toBe(`${name}-111122223333-ap-southeast-1`);
        expect(bucket).toMatch(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/);
      }),
    );
  });

  it("is the one given, when one is", async () => {
    expect(await resolved(bucketNameFor("LogBucket", "orders", "my-orders", home))).toBe("my-orders");
  });
});

describe("a role's name", () => {
  it("is the logical name unless one is given, and at most 64 characters", () => {
    expect(roleNameFor("TaskRole", "orders", undefined)).toBe("orders");
    expect(roleNameFor("TaskRole", "orders", "my-role")).toBe("my-role");
    expect(() => roleNameFor("TaskRole", "o".repeat(65), undefined)).toThrow("at most 64 characters");
  });
});

describe("words for a statement id", () => {
  it("are letters and digits only", () => {
    expect(pascalCase("orders-in")).toBe("OrdersIn");
    fc.assert(fc.property(fc.string(), (text) => /^[A-Za-z0-9]*$/.test(pascalCase(text))));
  });
});
