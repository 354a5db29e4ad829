import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { installFolder } from "./installFolder.js";

describe("installFolder", () => {
  let root: string;
  let target: string;
  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), "sallyport-install-"));
    target = join(root, "tool", "1.0.0");
  });
  afterEach(async () => {
    await rm(root, { recursive: true, force: true });
  });

  const version = async (): Promise<string> => await readFile(join(target, "version"), "utf8");
  const never = async (): Promise<boolean> => false;

  it("shows a folder only when it is filled", async () => {
    const seen: boolean[] = [];
    await installFolder(
      target,
      async (folder) => {
        await writeFile(join(folder, "version"), "1");
        seen.push(existsSync(target));
      },
      never,
    );
    expect({ seen, version: await version(), beside: await readdir(join(root, "tool")) }).toEqual({
      ...{ seen: [false], version: "1", beside: ["1.0.0"] },
    });
  });

  it("leaves what was there, and no draft, when filling fails", async () => {
    await mkdir(target, { recursive: true });
    await writeFile(join(target, "version"), "broken");
    const fill = async (folder: string): Promise<void> => {
      await writeFile(join(folder, "half"), "");
      throw new Error("the network went away");
    };
    await expect(installFolder(target, fill, never)).rejects.toThrow("the network went away");
    expect({ version: await version(), beside: await readdir(join(root, "tool")) }).toEqual({
      ...{ version: "broken", beside: ["1.0.0"] },
    });
  });

  it("replaces a broken folder as a whole", async () => {
    await mkdir(target, { recursive: true });
    await writeFile(join(target, "rest of the old one"), "");
    await installFolder(target, (folder) => writeFile(join(folder, "version"), "2"), never);
    expect(await readdir(target)).toEqual(["version"]);
    expect(await readdir(join(root, "tool"))).toEqual(["1.0.0"]);
  });

  it("keeps the folder of a quicker process, which may be in use already", async () => {
    const usable = async (): Promise<boolean> => (await version()) === "theirs";
    await installFolder(
      target,
      async (folder) => {
        await writeFile(join(folder, "version"), "ours");
        await installFolder(target, (other) => writeFile(join(other, "version"), "theirs"), usable);
      },
      usable,
    );
    expect(await version()).toBe("theirs");
    expect(await readdir(join(root, "tool"))).toEqual(["1.0.0"]);
  });

  it("ends with one complete folder when many install at once", async () => {
    const complete = async (): Promise<boolean> =>
      existsSync(join(target, "version")) && existsSync(join(target, "tool"));
    const fill = (number: number) => async (folder: string) => {
      await writeFile(join(folder, "version"), String(number));
      await writeFile(join(folder, "tool"), String(number));
    };
    await Promise.all(Array.from({ length: 8 }, (_, number) => installFolder(target, fill(number), complete)));
    expect(await version()).toBe(await readFile(join(target, "tool"), "utf8"));
    expect(await readdir(join(root, "tool"))).toEqual(["1.0.0"]);
  });
});
