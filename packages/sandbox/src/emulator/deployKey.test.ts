import { mkdtemp, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { createSandboxHome, type SandboxHome } from "../lifecycle/SandboxHome.js";
import { ensureDeployKey, readDeployKey } from "./deployKey.js";

describe("ensureDeployKey", () => {
  let home: SandboxHome;
  beforeEach(async () => {
    home = await createSandboxHome(await mkdtemp(join(tmpdir(), "sallyport-key-")));
  });
  afterEach(async () => {
    await rm(home.root, { recursive: true, force: true });
  });

  it("makes a key of AWS's form once, readable by its owner only", async () => {
    const key = await ensureDeployKey(home);
    expect(key.accessKeyId).toMatch(/^AKIA[A-Z2-7]{16}$/);
    expect(key.secretAccessKey).toMatch(/^[\w-]{40}$/);
    expect((await stat(home.deployKey)).mode & 0o777).toBe(0o600);
    expect(await ensureDeployKey(home)).toEqual(key);
  });

  it.each(["", "{", '{"accessKeyId":"test","secretAccessKey":"test"}'])(
    "replaces a file that holds %j",
    async (text) => {
      await writeFile(home.deployKey, text);
      expect(await readDeployKey(home)).toBeUndefined();
      const key = await ensureDeployKey(home);
      expect(await readDeployKey(home)).toEqual(key);
    },
  );
});
