import { isDeepStrictEqual } from "node:util";
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
  const usual = entry.args(scene);
  const forms: readonly object[] = [usual, ...entry.alternatives(scene)];

  it("makes the same children whichever argument is not known at preview", async () => {
    for (const [index, form] of forms.entries()) {
      const made = async (args: object) =>
        urnsOf(await recordEntry(entry, { preview: true, change: () => args })).join("\n");
      const known = await made(form);
      for (const path of leaves(form, entry.plain)) {
        // Tried already: an alternative is the usual form but for a few arguments.
        if (index > 0 && isDeepStrictEqual(valueAt(form, path), valueAt(usual, path))) continue;
        const partly = await made(replaced(form, path, notKnownYet) as object).catch(String);
        expect([path.join("."), partly]).toEqual([path.join("."), known]);
      }
    }
    // One run of the component an argument: a large one takes seconds on a busy machine.
  }, 60_000);

  it("makes nothing only once values are known: a preview that knows none has the same children as the deployment", async () => {
    for (const form of forms) {
      const nothingKnown = leaves(form, entry.plain).reduce(
        (changed, path) => replaced(changed, path, notKnownYet) as object,
        form,
      );
      const previewed = await recordEntry(entry, { preview: true, change: () => nothingKnown });
      const deployed = await recordEntry(entry, { change: () => form });
      expect(urnsOf(previewed)).toEqual(urnsOf(deployed));
    }
  });
});

function valueAt(value: unknown, path: readonly (string | number)[]): unknown {
  return path.reduce((inner, step) => (inner as Readonly<Record<string, unknown>> | undefined)?.[step], value);
}

function urnsOf({ children }: RecordedComponent): string[] {
  return children.map(({ urn }) => urn).sort();
}
