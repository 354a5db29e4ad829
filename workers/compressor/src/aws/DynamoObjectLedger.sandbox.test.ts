import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { startTestSandbox, type TestSandbox } from "@sallyport/sandbox/testing";
import { makeTable, type SandboxClients, sandboxClients } from "@sallyport/worker-kit/testing";
import type { Claim } from "../ports.js";
import { DynamoObjectLedger } from "./DynamoObjectLedger.js";

describe("DynamoObjectLedger", () => {
  let sandbox: TestSandbox;
  let clients: SandboxClients;
  let now = 1_000_000;
  const makeLedger = () => new DynamoObjectLedger(clients.dynamo, "objects", "eu-central-1", () => now);
  let number = 0;
  const someKey = () => `user-source/key-${number++}`;
  const claim = (object: string, position: string, archive: string): Claim => ({
    object,
    target: "eu-central-1/user-target",
    position,
    archive,
  });

  beforeAll(async () => {
    sandbox = await startTestSandbox();
    clients = sandboxClients(sandbox, "eu-central-1");
    await makeTable(clients, "objects", "object", "target");
  }, 60_000);
  afterAll(async () => {
    clients.close();
    await sandbox.stop();
  });

  const once = async (one: Claim): Promise<string | undefined> => (await makeLedger().claim([one], 60))[0];

  test("gives an object to the first who asks, and to nobody else while the lease lasts", async () => {
    const key = someKey();
    expect(await once(claim(key, "1", "A"))).toBe("claimed");
    expect(await once(claim(key, "1", "A"))).toBe("busy");
    expect(await once(claim(key, "2", "B"))).toBe("busy");
    now += 61_000;
    expect(await once(claim(key, "1", "A"))).toBe("claimed");
  });

  test("is settled for the same and for older events once the archive is complete, and open to newer ones at once", async () => {
    const key = someKey();
    expect(await once(claim(key, "5", "C"))).toBe("claimed");
    await makeLedger().completeArchive("C");
    expect(await once(claim(key, "5", "C"))).toBe("settled");
    expect(await once(claim(key, "5", "other archive of the same event"))).toBe("settled");
    expect(await once(claim(key, "4", "D"))).toBe("settled");
    expect(await once(claim(key, "6", "E"))).toBe("claimed");
  });

  test("gives what is applied to a repair once more, where nothing newer has come since it was asked for", async () => {
    const key = someKey();
    const repair = (position: string, archive: string) => ({ ...claim(key, position, archive), repair: true });
    await once(claim(key, "5", "R1"));
    await makeLedger().completeArchive("R1");
    expect(await once(repair("5", "R2"))).toBe("claimed");
    expect(await once(claim(key, "5", "R1"))).toBe("busy");
    await makeLedger().completeArchive("R2");
    expect(await once(repair("5", "R2"))).toBe("settled");
    expect(await once(claim(key, "5", "R1"))).toBe("settled");
    expect(await once(claim(key, "4", "R3"))).toBe("settled");
    expect(await once(claim(key, "6", "R4"))).toBe("claimed");
    await makeLedger().completeArchive("R4");
    expect(await once(repair("5", "R5"))).toBe("settled");
    expect(await once(repair("5", "R2"))).toBe("settled");
  });

  test("counts an object as applied that was marked by itself, though its archive is not complete", async () => {
    const key = someKey();
    const applied = claim(key, "5", "F");
    await once(applied);
    await makeLedger().completeObjects([applied]);
    now += 61_000;
    expect(await once(claim(key, "4", "G"))).toBe("settled");
    expect(await once(applied)).toBe("settled");
  });

  test("forgets a claim that came to nothing: an older event is then not held back", async () => {
    const key = someKey();
    await once(claim(key, "5", "H"));
    now += 61_000;
    expect(await once(claim(key, "4", "I"))).toBe("claimed");
  });

  test("opens a lease that was released before its end", async () => {
    const key = someKey();
    const failed = claim(key, "5", "J");
    await once(failed);
    await makeLedger().releaseObjects([failed]);
    expect(await once(claim(key, "5", "K"))).toBe("claimed");
  });

  test("never marks an object that somebody else has claimed meanwhile", async () => {
    const key = someKey();
    const slow = claim(key, "1", "L");
    await once(slow);
    now += 61_000;
    expect(await once(claim(key, "2", "M"))).toBe("claimed");
    await makeLedger().completeObjects([slow]);
    now += 61_000;
    expect(await once(claim(key, "2", "M"))).toBe("claimed");
  });

  test("judges each object of a large batch for itself", async () => {
    const keys = Array.from({ length: 230 }, someKey);
    const old = keys.filter((_, index) => index % 3 === 0);
    await makeLedger().claim(
      old.map((key) => claim(key, "5", "N")),
      60,
    );
    await makeLedger().completeArchive("N");
    const busy = keys.filter((_, index) => index % 3 === 1);
    await makeLedger().claim(
      busy.map((key) => claim(key, "5", "O")),
      60,
    );
    const results = await makeLedger().claim(
      keys.map((key) => claim(key, "5", "P")),
      60,
    );
    expect(results).toEqual(keys.map((_, index) => ["settled", "busy", "claimed"][index % 3]));
  }, 30_000);

  test("gives each object to exactly one of several workers that ask at the same time", async () => {
    const keys = Array.from({ length: 60 }, someKey);
    const ask = async (archive: string) =>
      await makeLedger().claim(
        keys.map((key) => claim(key, "1", archive)),
        60,
      );
    const results = await Promise.all(["Q", "R", "S"].map(ask));
    for (const [index] of keys.entries()) {
      expect(results.map((result) => result[index]).filter((result) => result === "claimed")).toHaveLength(1);
    }
  }, 30_000);
});
