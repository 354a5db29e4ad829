import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { startTestSandbox, type TestSandbox } from "../testing/withSandbox.js";
import { allInputs } from "./allInputs.js";
import { openSession } from "./configure/openSession.js";
import { differences } from "./conformance/differences.js";
import { makeNeeds, type Needs } from "./conformance/Needs.js";
import { type Subject, subjectOf, unknownBut } from "./conformance/Subject.js";
import type { Known } from "./operations/readResource.js";
import type { Made, ResourceDefinition } from "./ResourceDefinition.js";
import { registry } from "./registry.js";
import type { Session } from "./Session.js";
import { previewCreate } from "./state/preview.js";
import type { Properties } from "./values/Json.js";
import { toPlain } from "./values/plain.js";
import type { Values } from "./values/Value.js";

/** Every definition's every example, through the operations that the plugin runs, against one sandbox. */
let sandbox: TestSandbox;
let session: Session;

beforeAll(async () => {
  sandbox = await startTestSandbox();
  const config = { region: "eu-west-1", defaultTags: { tags: { suite: "conformance" } } };
  session = await openSession(config, registry, sandbox.environment, new AbortController().signal);
}, 120_000);

afterAll(async () => {
  await sandbox?.stop();
});

const examples = [...registry.values()].flatMap((definition) =>
  definition.examples.map((example, index) => ({
    title: `${definition.type} (example ${index + 1})`,
    definition,
    example,
  })),
);

describe.each(examples)("$title", ({ definition, example }) => {
  let needs: Needs;
  let subject: Subject;
  let known: Known | undefined;
  const present = (): Known => {
    if (known === undefined) {
      throw new Error("the resource was not created: see the test that creates it");
    }
    return known;
  };
  const checked = (inputs: (made: Made) => Properties): Values => subject.check(inputs(needs.made), known?.inputs);

  beforeAll(async () => {
    needs = await makeNeeds(example, session);
    subject = subjectOf(definition.type, "subject", session);
  });

  afterAll(async () => {
    if (known !== undefined) {
      await subject.delete(known).catch(() => undefined);
    }
    expect(await needs?.remove()).toEqual([]);
  });

  test("is checked to the same inputs again", () => {
    const inputs = checked(example.base);
    expect(subject.check(example.base(needs.made), inputs)).toEqual(inputs);
  });

  test("has an id and outputs in plan mode, the same each time", () => {
    const inputs = checked(example.base);
    const plan = (): unknown => previewCreate(definition, subject.urn, inputs, { ...session, mode: "plan" });
    expect(plan()).toMatchObject({ id: expect.stringMatching(/./) });
    expect(plan()).toEqual(plan());
  });

  test("is created with what was given, and with the outputs that a preview announces", async () => {
    const inputs = checked(example.base);
    known = await subject.create(inputs);
    expect(differences(definition, inputs, known.outputs)).toEqual([]);
    const computed = (outputs: Values): string[] =>
      Object.keys(outputs).filter((name) => !(name in allInputs(definition)));
    const announced = computed(previewCreate(definition, subject.urn, inputs, session).outputs);
    expect(announced.sort()).toEqual(computed(known.outputs).sort());
  });

  test("is unchanged when it is refreshed and deployed again", async () => {
    await expectSettled();
  });

  test("can be imported by the text that the official provider takes", async () => {
    const { id, outputs } = present();
    const importId = example.importId?.((name) => (name === "id" ? id : toPlain(outputs[name] ?? null))) ?? id;
    const imported = await subject.read(unknownBut(importId));
    expect(imported?.id).toBe(id);
    const recorded = Object.keys(definition.recordedInputs ?? {}).map((path) => path.split(".")[0] ?? path);
    expect(differences(definition, present().inputs, imported?.inputs ?? {}, recorded)).toEqual([]);
  });

  const { updated, replacing } = example;
  if (updated !== undefined) {
    test("is updated in place, and drift back is found", async () => {
      const before = present();
      const news = checked(updated);
      const difference = subject.diff(before.inputs, news);
      expect(difference).toMatchObject({ replaces: [] });
      expect(difference.changes).not.toEqual([]);
      known = await subject.update(before, news);
      expect(differences(definition, news, known.outputs)).toEqual([]);
      await expectSettled();

      await subject.update(present(), before.inputs);
      const drifted = await subject.read(present());
      const found = subject.diff(drifted?.inputs ?? {}, news).changes.map(({ property }) => property);
      const kept = difference.changes.filter(({ property }) => !isRecorded(definition, property));
      expect(found.length > 0).toBe(kept.length > 0);
      known = await subject.update(drifted ?? present(), news);
      await expectSettled();
    });
  }

  if (replacing !== undefined) {
    test("is replaced", async () => {
      const old = present();
      const news = checked(replacing);
      const { replaces, deleteBeforeReplace } = subject.diff(old.inputs, news);
      expect(replaces).not.toEqual([]);
      if (deleteBeforeReplace) {
        await subject.delete(old);
        known = undefined;
      }
      known = await subject.create(news);
      if (!deleteBeforeReplace) {
        await subject.delete(old);
      }
      expect(differences(definition, news, present().outputs)).toEqual([]);
      await expectSettled();
    });
  }

  test("is deleted, and deleting it again is no error", async () => {
    const last = present();
    await subject.delete(last);
    known = undefined;
    await subject.delete(last);
    if (definition.survivesDelete === undefined) {
      expect(await subject.read(last)).toBeUndefined();
    }
  });

  const expectSettled = async (): Promise<void> => {
    const last = present();
    const refreshed = await subject.read(last);
    expect(refreshed?.id).toBe(last.id);
    expect(refreshed?.outputs).toEqual(last.outputs);
    expect(subject.diff(refreshed?.inputs ?? {}, last.inputs).changes).toEqual([]);
  };
});

/** Whether a changed property is at or below a path that the emulator does not keep. */
const isRecorded = (definition: ResourceDefinition, property: string): boolean =>
  Object.keys(definition.recordedInputs ?? {}).some((path) => property.replaceAll(/\[\d+\]/g, ".*").startsWith(path));
