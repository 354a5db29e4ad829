import { chmod, chown, mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { isReachable } from "./isReachable.js";
import { openPassage } from "./openPassage.js";

/** Neither ourselves nor anybody of the machine. */
const user = { uid: 60_999, gid: 60_999 };

describe("a folder for another user", () => {
  let outer: string;
  let inner: string;
  beforeEach(async () => {
    outer = await mkdtemp(join(tmpdir(), "sallyport-reach-"));
    inner = join(outer, "inner");
    await mkdir(inner);
    await chmod(outer, 0o755);
  });
  afterEach(async () => {
    await rm(outer, { recursive: true, force: true });
  });

  it("is reached where every folder above it lets everybody pass", async () => {
    await chmod(inner, 0o755);
    expect(isReachable(inner, user)).toBe(true);
  });

  it("is not reached through a private folder, at whatever height", async () => {
    await chmod(inner, 0o755);
    await chmod(outer, 0o700);
    expect(isReachable(inner, user)).toBe(false);
  });

  const asRoot = process.getuid?.() === 0 ? it : it.skip;
  asRoot("is reached through a private folder that lets this user pass, and no other", async () => {
    await chmod(inner, 0o700);
    await chown(inner, user.uid, user.gid);
    await openPassage(outer, user);
    expect(isReachable(inner, user)).toBe(true);
    expect(isReachable(inner, { uid: 60_998, gid: 60_998 })).toBe(false);
  });
});
