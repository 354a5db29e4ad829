import { randomUUID } from "node:crypto";
import { PutSecretValueCommand } from "@aws-sdk/client-secrets-manager";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { handleRotation } from "./handleRotation.js";
import { rollBack } from "./operations/rollBack.js";
import { rotate } from "./rotation/rotate.js";
import { attemptRotation } from "./testing/attemptRotation.js";
import { CrashPlan } from "./testing/CrashPlan.js";
import { type EngineBed, engineBeds } from "./testing/engineBeds.js";
import { heardPorts } from "./testing/heardPorts.js";
import { type RotationBed, startRotationBed } from "./testing/RotationBed.js";
import { replaced } from "./testing/replaced.js";

/** All points with SALLYPORT_SCHEDULES=full, as `npm run schedules` sets it; else every ninth thing that is done outside. */
const stride = process.env.SALLYPORT_SCHEDULES === "full" ? 1 : 9;

const steps = ["createSecret", "setSecret", "testSecret", "finishSecret"] as const;

let bed: RotationBed;
let beds: readonly EngineBed[];

beforeAll(async () => {
  bed = await startRotationBed();
  beds = await engineBeds(bed);
}, 120_000);

afterAll(async () => {
  await bed?.stop();
});

describe.each(["postgres", "clickhouse"] as const)("the rotator asked by an operator, with %s", (engine) => {
  let of: EngineBed;
  let users = 0;

  beforeAll(() => {
    of = beds.find((found) => found.engine === engine) as EngineBed;
  });

  const newLogin = async (): Promise<string> => {
    users += 1;
    return await of.makeLogin(`user_${users}`);
  };
  const text = async (secretId: string, stage = "AWSCURRENT") => (await bed.ports.store.read(secretId, stage)) ?? "";
  const login = async (secretId: string, stage?: string) => of.target.parse(await text(secretId, stage), secretId);
  const logsIn = async (secretId: string, stage?: string) => await of.target.logsIn(await login(secretId, stage));
  const versionOf = async (secretId: string, stage: string): Promise<string> => {
    const { stages } = await bed.ports.store.describe(secretId);
    return [...stages].find(([, held]) => held.includes(stage))?.[0] ?? "";
  };
  const stagesOf = async (secretId: string) =>
    [...(await bed.ports.store.describe(secretId)).stages.values()].flat().sort();

  test("a test-only rotation logs a third user in and removes it: no version, login or right is another one after it", async () => {
    const secretId = await newLogin();
    await attemptRotation(secretId, randomUUID(), bed.ports);
    const before = [await text(secretId), await text(secretId, "AWSPREVIOUS"), await stagesOf(secretId)];
    const { ports, lines, metrics } = heardPorts(bed.ports);
    const [answer] = (await handleRotation({ operation: "test", secretId }, ports)) ?? [];
    expect(answer).toMatchObject({ arn: secretId, user: `user_${users}_trial` });
    expect([await text(secretId), await text(secretId, "AWSPREVIOUS"), await stagesOf(secretId)]).toEqual(before);
    expect([await logsIn(secretId), await logsIn(secretId, "AWSPREVIOUS")]).toEqual([true, true]);
    expect(await of.rolesOf(`user_${users}_trial`)).toBeUndefined();
    expect(lines.map((line) => JSON.parse(line).event)).toEqual([
      ...["credential.rotation_test.started", "credential.rotation_test.succeeded"],
    ]);
    expect(metrics).toEqual([]);
  });

  test("a test-only rotation that fails says so by a metric, and leaves nothing behind", async () => {
    const secretId = await newLogin();
    const { ports, lines, metrics } = heardPorts({
      ...bed.ports,
      targets: { [engine]: replaced(of.target, { logsIn: async () => false }) },
    });
    await expect(handleRotation({ operation: "test", secretId }, ports)).rejects.toThrow("refuses the trial's login");
    expect(metrics).toEqual([expect.objectContaining({ RotationFailed: 1, arn: secretId })]);
    expect(JSON.parse(lines.at(-1) ?? "")).toMatchObject({
      event: "credential.rotation_test.failed",
      reason: "login-refused",
    });
    expect(await of.rolesOf(`user_${users}_trial`)).toBeUndefined();
    expect(await stagesOf(secretId)).toEqual(["AWSCURRENT"]);
  });

  test("a rollback goes back to the login from before, and a repetition does not go forward again", async () => {
    const secretId = await newLogin();
    const first = await text(secretId);
    await attemptRotation(secretId, randomUUID(), bed.ports);
    const second = await text(secretId);
    const versionId = await versionOf(secretId, "AWSPREVIOUS");
    const { ports, lines } = heardPorts(bed.ports);
    const request = { operation: "rollback", secretId, versionId };
    expect(await handleRotation(request, ports)).toEqual([{ arn: secretId, version: versionId, outcome: "done" }]);
    expect(await handleRotation(request, ports)).toEqual([{ arn: secretId, version: versionId, outcome: "current" }]);
    expect([await text(secretId), await text(secretId, "AWSPREVIOUS")]).toEqual([first, second]);
    expect([await logsIn(secretId), await logsIn(secretId, "AWSPREVIOUS")]).toEqual([true, true]);
    expect(await stagesOf(secretId)).toEqual(["AWSCURRENT", "AWSPREVIOUS"]);
    expect(lines.join("")).not.toContain((await login(secretId)).password);
    await attemptRotation(secretId, randomUUID(), bed.ports);
    expect(await logsIn(secretId)).toBe(true);
  });

  test("a rollback to a login that the server has forgotten makes it accept that login first", async () => {
    const secretId = await newLogin();
    await attemptRotation(secretId, randomUUID(), bed.ports);
    const previous = await login(secretId, "AWSPREVIOUS");
    const current = await login(secretId);
    const master = JSON.parse((await bed.ports.store.read(current.masterarn ?? "", "AWSCURRENT")) ?? "");
    await of.target.remove({ login: previous, admin: async () => master });
    expect(await logsIn(secretId, "AWSPREVIOUS")).toBe(false);
    const versionId = await versionOf(secretId, "AWSPREVIOUS");
    const { ports } = heardPorts(bed.ports);
    await handleRotation({ operation: "rollback", secretId, versionId }, ports);
    expect(await login(secretId)).toEqual(previous);
    expect([await logsIn(secretId), await logsIn(secretId, "AWSPREVIOUS")]).toEqual([true, true]);
    expect(await of.rolesOf(previous.username)).toEqual(["shop_owner"]);
  });

  test("a rollback that ends anywhere and is repeated goes back once, with a login that works at every moment", async () => {
    const secretId = await newLogin();
    let crashed = 0;
    for (let at = 1; ; at += Math.ceil(stride / 2)) {
      await attemptRotation(secretId, randomUUID(), bed.ports);
      const [previous, versionId] = [await login(secretId, "AWSPREVIOUS"), await versionOf(secretId, "AWSPREVIOUS")];
      const master = JSON.parse((await bed.ports.store.read(previous.masterarn ?? "", "AWSCURRENT")) ?? "");
      await of.target.remove({ login: previous, admin: async () => master });
      const plan = new CrashPlan([{ at, answered: at % 2 === 0 }], async () => undefined);
      const ports = { store: plan.store(bed.ports.store), targets: { [engine]: of.crashing(plan) } };
      await rollBack({ secretId, versionId }, ports).catch(() => undefined);
      expect(await logsIn(secretId)).toBe(true);
      await rollBack({ secretId, versionId }, bed.ports);
      expect(await versionOf(secretId, "AWSCURRENT")).toBe(versionId);
      expect([await logsIn(secretId), await logsIn(secretId, "AWSPREVIOUS")]).toEqual([true, true]);
      if (plan.crashes === 0) break;
      crashed += 1;
    }
    expect(crashed).toBeGreaterThan(10 / stride);
  }, 600_000);

  test("a rollback is refused while a rotation is under way, and for a version that is not the previous one", async () => {
    const secretId = await newLogin();
    await attemptRotation(secretId, randomUUID(), bed.ports);
    const before = await text(secretId);
    const { ports, metrics } = heardPorts(bed.ports);
    const other = { operation: "rollback", secretId, versionId: randomUUID() };
    await expect(handleRotation(other, ports)).rejects.toThrow("is not the previous one");
    await bed.secrets.send(
      new PutSecretValueCommand({ SecretId: secretId, SecretString: before, VersionStages: ["AWSPENDING"] }),
    );
    const versionId = await versionOf(secretId, "AWSPREVIOUS");
    await expect(handleRotation({ operation: "rollback", secretId, versionId }, ports)).rejects.toThrow(
      "A rotation of",
    );
    expect(await text(secretId)).toBe(before);
    expect(metrics.map(({ RotationFailed }) => RotationFailed)).toEqual([1, 1]);
  });

  test("a message to the topic starts a rotation; the audit measures by how much each secret is overdue", async () => {
    const secretId = await newLogin();
    const asked: string[] = [];
    const startRotation = async (id: string): Promise<string> => {
      asked.push(id);
      return "version-1";
    };
    const later = new Date(Date.now() + 100 * 86_400_000);
    const { ports, lines, metrics } = heardPorts(bed.ports, { startRotation, secrets: [secretId], now: () => later });
    const Message = JSON.stringify({ operation: "rotate", secretId });
    const answers = await handleRotation({ Records: [{ EventSource: "aws:sns", Sns: { Message } }] }, ports);
    expect(asked).toEqual([secretId]);
    expect(answers).toEqual([{ arn: secretId, version: "version-1" }]);
    await handleRotation({ operation: "audit" }, ports);
    expect(metrics).toEqual([expect.objectContaining({ RotationOverdueDays: 9, arn: secretId })]);
    expect(JSON.parse(lines.at(-1) ?? "")).toMatchObject({ event: "credential.rotation.overdue", overdueDays: 9 });
  });

  test("a rotation as a whole is three events, and its duration a metric", async () => {
    const secretId = await newLogin();
    const version = randomUUID();
    const value = JSON.parse(await text(secretId));
    const next = { ...value, username: `${value.username}_clone`, password: "p".repeat(48) };
    await bed.secrets.send(
      new PutSecretValueCommand({
        ...{ SecretId: secretId, SecretString: JSON.stringify(next), ClientRequestToken: version },
        VersionStages: ["AWSPENDING"],
      }),
    );
    const { ports, lines, metrics } = heardPorts(bed.ports);
    for (const Step of steps) await handleRotation({ SecretId: secretId, ClientRequestToken: version, Step }, ports);
    const events = lines.map((line) => JSON.parse(line)).filter(({ event }) => event.startsWith("credential."));
    expect(events).toEqual([
      expect.objectContaining({ event: "credential.rotation.started", arn: secretId, version }),
      expect.objectContaining({ event: "credential.rotation.succeeded", version, seconds: expect.any(Number) }),
    ]);
    expect(metrics).toEqual([expect.objectContaining({ RotationFailed: 0, RotationSeconds: expect.any(Number) })]);
    expect(lines.join("")).not.toContain(next.password);
  });

  test("an end between any two steps, or at any thing that a step does outside, leaves a login that works, and the retry converges", async () => {
    const secretId = await newLogin();
    let crashed = 0;
    for (const answered of [true, false]) {
      for (let at = 1; ; at += stride) {
        const plan = new CrashPlan([{ at, answered }], async () => undefined);
        const versionId = randomUUID();
        const ports = { store: plan.store(bed.ports.store), targets: { [engine]: of.crashing(plan) } };
        const ended = await attemptRotation(secretId, versionId, ports).then(
          () => false,
          () => true,
        );
        // One after the version became current is no failure: the step finds that nothing is left to do.
        if (ended) expect(plan.crashes).toBe(1);
        expect((await logsIn(secretId)) || (await logsIn(secretId, "AWSPREVIOUS"))).toBe(true);
        await attemptRotation(secretId, versionId, bed.ports);
        expect(await versionOf(secretId, "AWSCURRENT")).toBe(versionId);
        expect([await logsIn(secretId), await logsIn(secretId, "AWSPREVIOUS")]).toEqual([true, true]);
        if (plan.crashes === 0) break;
        crashed += 1;
      }
    }
    // An undisturbed rotation does some 30 things outside at the least, and ends twice at each: before and after it.
    expect(crashed).toBeGreaterThan(50 / stride);
    if (stride === 1) console.info(JSON.stringify({ engine, ends: crashed }));
  }, 900_000);

  test("each step may come twice between any two ends", async () => {
    const secretId = await newLogin();
    const before = await login(secretId);
    const event = { SecretId: secretId, ClientRequestToken: randomUUID() };
    const store = replaced(bed.ports.store, {
      describe: async (id: string) => {
        const { stages, ...rest } = await bed.ports.store.describe(id);
        return { ...rest, stages: new Map([[event.ClientRequestToken, ["AWSPENDING"]], ...stages]) };
      },
    });
    for (const Step of steps) {
      for (const _again of [1, 2]) await rotate({ ...event, Step }, { ...bed.ports, store });
      expect(await of.target.logsIn(before)).toBe(true);
    }
    expect(await logsIn(secretId)).toBe(true);
  });
});
