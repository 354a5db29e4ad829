import { describe, expect, it } from "@jest/globals";
import * as pulumi from "@pulumi/pulumi";
import { permissionsBoundaryFor } from "@sallyport/intents";
import { record } from "../conformance/record.js";
import { tracingPolicy } from "./tracingPolicy.js";

describe("what a function needs to send traces", () => {
  it("stays within the permissions boundary, which would silence it otherwise", async () => {
    const { resources } = await record(() => {
      const parent = new pulumi.ComponentResource("test:index:Function", "orders");
      tracingPolicy(parent, "orders", pulumi.output("orders"));
      return parent;
    });
    const { policy } = resources.find(({ name }) => name === "orders-tracing")?.inputs ?? {};
    const [granted] = JSON.parse(String(policy)).Statement;
    const { Statement } = permissionsBoundaryFor({ accountId: "111122223333", partition: "aws" }, ["eu-west-1"]);
    const bounds = Statement.find(({ Resource }) => Resource.includes("*"));
    expect(bounds?.Action).toEqual(expect.arrayContaining(granted.Action));
  });
});
