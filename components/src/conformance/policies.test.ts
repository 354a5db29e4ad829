import { describe, expect, it } from "@jest/globals";
import { entries } from "./entries.js";
import { judgements } from "./judgements.js";
import { type RecordedComponent, recordEntry } from "./recordEntry.js";
import { scene, sceneIn } from "./Scene.js";

/** In a month, whenever this runs: a waiver that holds for years is a violation of its own. */
const soon = new Date(Date.now() + 30 * 24 * 60 * 60 * 1000).toISOString().slice(0, 10);
const waiver = { control: "STO-05", reason: "scratch space of the suite", owner: "platform", expires: soon };

const components = entries.map((entry) => [entry.name, entry] as const);
const waivers = entries.flatMap((entry) =>
  Object.entries(entry.waivers).map(([exception, weaker]) => {
    const { environment = scene.environment } = weaker as { readonly environment?: string };
    const weakened = (reason?: object) =>
      recordEntry(entry, {
        scene: sceneIn(environment),
        change: (args) => ({ ...args, ...weaker, exceptions: { [exception]: reason } }),
      });
    return [`${entry.name}.exceptions.${exception}`, { exception, weakened }] as const;
  }),
);

describe("a component", () => {
  it.each(components)("is clean under every rule, in dev and in prod: %s", async (_name, entry) => {
    for (const environment of ["dev", "prod"]) {
      const recorded = await recordEntry(entry, {
        scene: { ...scene, environment, tags: { ...scene.tags, environment } },
      });
      expect(verdicts(recorded).filter(({ kind }) => kind !== "compliant")).toEqual([]);
    }
  });

  it.each(components)("is clean with the arguments that exclude others, too: %s", async (_name, entry) => {
    for (const form of entry.alternatives(scene)) {
      const recorded = await recordEntry(entry, { change: () => form });
      expect(verdicts(recorded).filter(({ kind }) => kind !== "compliant")).toEqual([]);
    }
  });
});

describe("a component that is given no key", () => {
  const keyed = components.filter(([, entry]) => "keyArn" in entry.args(scene));

  it.each(keyed)("makes one of its own and encrypts with that: %s", async (_name, entry) => {
    const recorded = await recordEntry(entry, { change: (args) => without(args, ["keyArn"]) });
    const keys = recorded.aws.filter(({ type }) => type === "aws:kms/key:Key");
    expect(keys).toHaveLength(1);
    expect(verdicts(recorded).filter(({ kind }) => kind !== "compliant")).toEqual([]);
  });
});

describe("a waiver", () => {
  it.each(waivers)(
    "excuses, for a written reason, what it names and nothing else: %s",
    async (_title, { weakened }) => {
      const said = verdicts(await weakened(waiver));
      expect(said.filter(({ kind }) => kind !== "compliant" && kind !== "waived")).toEqual([]);
    },
  );

  it.each(waivers)("is the only way to what it excuses: %s", async (_title, { weakened }) => {
    const inputsOf = ({ aws }: RecordedComponent) => JSON.stringify(aws.map(({ urn, inputs }) => [urn, inputs]));
    const strict = await weakened().then(inputsOf, () => "refused");
    expect(strict).not.toBe(inputsOf(await weakened(waiver)));
  });

  it.each(waivers)("is refused without one of its fields: %s", async (_title, { exception, weakened }) => {
    for (const field of Object.keys(waiver)) {
      await expect(weakened(without(waiver, [field]))).rejects.toThrow(`exceptions.${exception}.${field}`);
    }
  });
});

function verdicts({ root, children }: RecordedComponent) {
  return [...judgements([root, ...children])];
}

function without(args: object, names: readonly string[]): object {
  return Object.fromEntries(Object.entries(args).filter(([name]) => !names.includes(name)));
}
