import { mkdir, readlink } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import { codeOf } from "../testing/codeOf.js";
import { temporaryFolder } from "../testing/temporaryFolder.js";
import { selectToolchains } from "./selectToolchains.js";

const newFolder = temporaryFolder();

async function image() {
  const root = await newFolder();
  const toolchains = join(root, "toolchains");
  for (const path of ["java/17/bin", "java/21/bin", "python/3.13/bin"])
    await mkdir(join(toolchains, path), { recursive: true });
  return { toolchains, folder: join(root, "job") };
}

describe("the version of a language", () => {
  test("is chosen by a link in the job's own folder", async () => {
    const { toolchains, folder } = await image();
    const requested = { JAVA_VERSION: "17", PYTHON_VERSION: "3.13", APP_X: "1" };
    const path = await selectToolchains({ toolchains, folder, requested });
    expect(path).toEqual([join(folder, "java", "bin"), join(folder, "python", "bin")]);
    expect(await readlink(join(folder, "java"))).toBe(join(toolchains, "java", "17"));
  });

  test.each(["11", "", "..", ".", "17/../21", "/etc", "17\n", "*"])(
    "%j, which the image does not have, is refused",
    async (JAVA_VERSION) => {
      const { toolchains, folder } = await image();
      expect(await codeOf(() => selectToolchains({ toolchains, folder, requested: { JAVA_VERSION } }))).toBe(
        "version-missing",
      );
    },
  );

  test("is refused where the image has none to choose", async () => {
    const { folder } = await image();
    const requested = { NODE_VERSION: "24" };
    expect(await codeOf(() => selectToolchains({ toolchains: undefined, folder, requested }))).toBe("version-missing");
  });

  test("need not be chosen", async () => {
    expect(await selectToolchains({ ...(await image()), requested: {} })).toEqual([]);
  });
});
