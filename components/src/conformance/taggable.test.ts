import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it } from "@jest/globals";
import { allRules } from "@sallyport/policies";
import { declaredInputs } from "./declaredInputs.js";
import { entries } from "./entries.js";
import { recordEntry } from "./recordEntry.js";

const provider = dirname(require.resolve("@pulumi/aws/package.json"));
const taggableTypes = allRules.find(({ id }) => id === "required-tags")?.types ?? [];
const modules = [...new Set(taggableTypes.map((type) => type.split(/[:/]/)[1] ?? ""))];
/** Objects of S3 are data, of which the rule about tags says nothing. */
const data = [
  "aws:s3/bucketObject:BucketObject",
  "aws:s3/bucketObjectv2:BucketObjectv2",
  "aws:s3/objectCopy:ObjectCopy",
];
/** Takes no input at all, so that its declaration has nothing to read. */
const withoutInputs = ["aws:iam/outboundWebIdentityFederation:OutboundWebIdentityFederation"];

/** The types that a module of the provider declares. */
function typesIn(module: string): readonly string[] {
  return readdirSync(join(provider, module))
    .filter((file) => file.endsWith(".d.ts") && !/^(get|index)/.test(file))
    .flatMap((file) => {
      const declared = /export declare class (\w+) extends pulumi\.CustomResource/.exec(
        readFileSync(join(provider, module, file), "utf8"),
      );
      return declared ? [`aws:${module}/${file.slice(0, -".d.ts".length)}:${declared[1]}`] : [];
    });
}

describe("the types that the policies expect tags of", () => {
  it.each(modules)("are those of the provider that take them: %s", (module) => {
    const considered = typesIn(module).filter((type) => !data.includes(type) && !withoutInputs.includes(type));
    const taking = considered.filter((type) => declaredInputs(type).has("tags"));
    expect(taggableTypes.filter((type) => type.startsWith(`aws:${module}/`)).sort()).toEqual([...taking].sort());
  });

  it("hold every type that a component makes and that takes them", async () => {
    const made = new Set<string>();
    for (const entry of entries) {
      for (const { type } of (await recordEntry(entry)).aws) made.add(type);
    }
    const taking = [...made].filter((type) => declaredInputs(type).has("tags"));
    expect(taking.filter((type) => !taggableTypes.includes(type))).toEqual([]);
  });
});
