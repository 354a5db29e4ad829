import { describe, expect, it } from "@jest/globals";
import * as pulumi from "@pulumi/pulumi";
import { unknown } from "@pulumi/pulumi/output";
import { entries } from "./entries.js";
import { leaves, replaced } from "./leaves.js";
import { type RecordedComponent, recordEntry } from "./recordEntry.js";
import { scene } from "./Scene.js";

/** A value as `pulumi preview` gives that of a resource which is not created yet. */
const notKnownYet = () => pulumi.output(unknown as unknown as string);

describe.each(entries.map((entry) => [entry.name, entry] as const))("%s", (_name, entry) => {
  it("makes the same children whichever argument is not known at preview", async () => {
    const made = async (change?: (args: object) => object) =>
      urnsOf(await recordEntry(entry, { preview: true, ...(change && { change }) }));
    const known = await made();
    for (const path of leaves(entry.args(scene), entry.plain)) {
      const partly = await made((args) => replaced(args, path, notKnownYet) as object).catch(String);
      expect([path.join("."), partly]).toEqual([path.join("."), known]);
    }
    // One run of the component an argument: a large one takes seconds on a busy machine.
  }, 60_000);

  it("makes nothing only once values are known: a preview that knows none has the same children as the deployment", async () => {
    const nothingKnown = (args: object) =>
      leaves(args, entry.plain).reduce((changed, path) => replaced(changed, path, notKnownYet) as object, args);
    const previewed = await recordEntry(entry, { preview: true, change: nothingKnown });
    const deployed = await recordEntry(entry);
    expect(urnsOf(previewed)).toEqual(urnsOf(deployed));
  });
});

function urnsOf({ children }: RecordedComponent): string[] {
  return children.map(({ urn }) => urn).sort();
}
