import { describe, expect, it } from "@jest/globals";
import { createLogger } from "@sallyport/worker-kit";
import { parseAccountEvent } from "./events/AccountEvent.js";
import { exposedKeys } from "./events/exposedKeys.js";
import { handleEvent } from "./handleEvent.js";
import { noticeOf } from "./noticeOf.js";
import type { Notice, Remedy } from "./ports.js";
import { readSettings } from "./settings.js";
import { sampleEvents } from "./testing/sampleEvents.js";

const [sample] = sampleEvents("public-bucket");
const event = sample?.about("orders");

/** A remediator whose one target is always wrong. */
function bed(settings: { readonly mode?: "dry-run" | "apply"; readonly spared?: readonly string[] } = {}) {
  const done: string[] = [];
  const told: Notice[] = [];
  const lines: string[] = [];
  const remedy: Remedy = { finding: "it is open", action: "close it", apply: async () => void done.push("closed") };
  const ports = {
    settings: {
      REMEDIATOR: "public-bucket" as const,
      REMEDIATION_MODE: settings.mode ?? ("dry-run" as const),
      REMEDIATION_SPARED: [...(settings.spared ?? [])],
    },
    remediator: { runbook: "bucket-exposed", targetsIn: () => ["orders"], examine: async () => remedy },
    notifier: { tell: async (notice: Notice) => void told.push(notice) },
    logger: createLogger({ service: "remediation", write: (line) => void lines.push(line) }),
  };
  return { ports, done, told, lines };
}

describe("an event", () => {
  it("changes nothing in a dry run, and something only where that is asked for", async () => {
    const dry = bed();
    expect(await handleEvent(event, dry.ports)).toEqual([{ target: "orders", outcome: "would-apply" }]);
    expect([dry.done, dry.told.length]).toEqual([[], 1]);
    const applied = bed({ mode: "apply" });
    expect(await handleEvent(event, applied.ports)).toEqual([{ target: "orders", outcome: "applied" }]);
    expect([applied.done, applied.told.length]).toEqual([["closed"], 1]);
  });

  it("leaves what is spared, silently", async () => {
    const { ports, done, told } = bed({ mode: "apply", spared: ["orders"] });
    expect(await handleEvent(event, ports)).toEqual([{ target: "orders", outcome: "spared" }]);
    expect([done, told]).toEqual([[], []]);
  });

  it.each([
    ["nothing", undefined],
    ["a text", "orders"],
    ["an event without detail", { ...(event as object), detail: undefined }],
  ])("that is %s is refused by name, and changes nothing", async (_what, given) => {
    const { ports, done, lines } = bed({ mode: "apply" });
    await expect(handleEvent(given, ports)).rejects.toThrow("what is no event of EventBridge");
    expect(done).toEqual([]);
    expect(lines.join("")).toContain('"reason":"no-event"');
  });

  it("whose remedy fails tells nobody that it was applied, and its error holds no text of AWS's", async () => {
    const { ports, told } = bed({ mode: "apply" });
    const failing = { finding: "f", action: "a", apply: () => Promise.reject(new Error("arn:aws:s3:::payroll")) };
    const remediator = { ...ports.remediator, examine: async () => failing };
    await expect(handleEvent(event, { ...ports, remediator })).rejects.toThrow(/^The remediation failed \(Error\)/);
    expect(told).toEqual([]);
  });
});

describe("an event about several", () => {
  it("has the others settled where one fails, and fails as a whole", async () => {
    const { ports, done } = bed({ mode: "apply" });
    const examine = async (target: string): Promise<Remedy> => ({
      finding: "f",
      action: "a",
      apply: () => (target === "first" ? Promise.reject(new Error("no")) : Promise.resolve(void done.push(target))),
    });
    const remediator = { ...ports.remediator, targetsIn: () => ["first", "second", "third"], examine };
    await expect(handleEvent(event, { ...ports, remediator })).rejects.toThrow("The remediation failed");
    expect(done).toEqual(["second", "third"]);
  });
});

describe("a message", () => {
  const told = {
    event: parseAccountEvent(event),
    target: "orders",
    remedy: { finding: "bucket orders could be opened", action: "close it", apply: async () => {} },
    runbook: "bucket-exposed",
  };

  it("says what was found and done, by what event, and what a person does now", () => {
    const { subject, text } = noticeOf({ REMEDIATOR: "public-bucket", REMEDIATION_MODE: "apply" }, told);
    expect(subject).toBe("Remediated public-bucket: orders");
    expect(text).toBe(
      [
        "Found: bucket orders could be opened",
        "Done: close it",
        "Account 111122223333, region eu-west-1",
        'Told by aws.config, "Config Rules Compliance Change", event 8f07966c-b005-4a0f-9ee9-63d2c41448b3 of 2026-11-25T03:00:00Z',
        "What to do now: docs/runbooks/bucket-exposed.md",
      ].join("\n"),
    );
  });

  it("has a subject that SNS takes, whatever the name", () => {
    const target = `trail\n${"é".repeat(200)}`;
    const { subject } = noticeOf({ REMEDIATOR: "stopped-trail", REMEDIATION_MODE: "dry-run" }, { ...told, target });
    expect(subject).toMatch(/^[\x20-\x7e]{100}$/);
  });
});

describe("keys in an event", () => {
  it("are long-lived ones, each once: those of sessions end by themselves", () => {
    const entities = ["AKIAIOSFODNN7EXAMPLE", "ASIAIOSFODNN7EXAMPLE", "someone", "AKIAIOSFODNN7EXAMPLE"];
    const detail = { affectedEntities: entities.map((entityValue) => ({ entityValue })) };
    expect(exposedKeys({ ...parseAccountEvent(event), detail })).toEqual(["AKIAIOSFODNN7EXAMPLE"]);
  });
});

describe("the settings", () => {
  const given = {
    AWS_REGION: "eu-west-1",
    REMEDIATOR: "exposed-key",
    ALARM_TOPIC_ARN: "arn:aws:sns:eu-west-1:111122223333:alarms",
  };

  it("are a dry run that spares nothing unless something else is said", () => {
    expect(readSettings(given)).toMatchObject({ REMEDIATION_MODE: "dry-run", REMEDIATION_SPARED: [] });
  });

  it.each([
    ["a mode that there is not", { REMEDIATION_MODE: "off" }],
    ["a remediator that there is not", { REMEDIATOR: "everything" }],
    ["a topic that is none", { ALARM_TOPIC_ARN: "alarms" }],
  ])("refuse %s", (_case, change) => {
    expect(() => readSettings({ ...given, ...change })).toThrow(Object.keys(change)[0]);
  });
});
