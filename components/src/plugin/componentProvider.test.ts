import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "@jest/globals";
import { record } from "../conformance/record.js";
import { componentProvider } from "./componentProvider.js";

const schemaText = readFileSync(join(__dirname, "..", "..", "schema.json"), "utf8");
const provider = componentProvider(schemaText, "1.2.3");
const tokens = Object.keys((JSON.parse(schemaText) as { readonly resources: object }).resources);

describe("the package's plugin", () => {
  it("answers with the package's schema and version", () => {
    expect([provider.schema, provider.version]).toEqual([schemaText, "1.2.3"]);
  });

  it("constructs a component and gives the outputs that the schema promises", async () => {
    let constructed: Awaited<ReturnType<NonNullable<typeof provider.construct>>> | undefined;
    const { resources } = await record(() => {
      void provider.construct?.("orders", "sallyport:index:LogBucket", { retentionDays: 30 }, {}).then((result) => {
        constructed = result;
      });
    });
    expect(resources.map(({ type }) => type)).toContain("sallyport:index:LogBucket");
    expect(Object.keys(constructed?.state ?? {}).sort()).toEqual(["bucketArn", "bucketName"]);
  });

  it("names the components that there are when it is asked for another", async () => {
    const construct = provider.construct?.("orders", "sallyport:index:HardenedBukket", {}, {});
    await expect(construct).rejects.toThrow(`there is no component sallyport:index:HardenedBukket`);
    await expect(construct).rejects.toThrow(tokens.join(", "));
  });
});
