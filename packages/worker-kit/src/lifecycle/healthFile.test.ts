import { mkdtemp, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { checkHealthFile } from "./checkHealthFile.js";
import { keepHealthFile } from "./keepHealthFile.js";

describe("the health file", () => {
  let folder = "";
  let file = "";
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "sallyport-health-"));
    file = join(folder, "health");
  });
  afterEach(async () => await rm(folder, { recursive: true, force: true }));

  test("is healthy while it is kept and unhealthy after the worker has ended", async () => {
    const stop = await keepHealthFile(file);
    expect(await checkHealthFile(file)).toBe(true);
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    await stop();
    expect(await checkHealthFile(file)).toBe(false);
  });

  test("is unhealthy once it has not been written for a minute", async () => {
    await writeFile(file, "1000");
    expect(await checkHealthFile(file, () => 60_999)).toBe(true);
    expect(await checkHealthFile(file, () => 61_000)).toBe(false);
  });

  test("is unhealthy when it is empty or damaged", async () => {
    for (const text of ["", "soon", "Infinity"]) {
      await writeFile(file, text);
      expect(await checkHealthFile(file)).toBe(false);
    }
  });
});
