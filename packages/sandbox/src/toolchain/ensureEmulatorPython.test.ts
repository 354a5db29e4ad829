import { existsSync } from "node:fs";
import { readdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { ensureEmulatorPython } from "./ensureEmulatorPython.js";
import { type ToolchainScene, toolchainScene } from "./testing/toolchainScene.js";

describe("ensureEmulatorPython", () => {
  let scene: ToolchainScene;
  let calls: string;
  beforeEach(async () => {
    scene = await toolchainScene();
    calls = join(scene.folders.path, "calls");
    await putPython("exit 0");
  });
  afterEach(async () => {
    await scene.remove();
  });

  /** A Python whose virtual environments hold a Python that answers to `pip` with a script. */
  const putPython = async (pip: string): Promise<void> => {
    const inner = `#!/bin/sh\\ncase "$2" in pip) echo "$*" >> ${calls}; ${pip};; esac\\nexit 0\\n`;
    const script = `case "$1" in
-c) echo ${scene.folders.path}/python3; echo 3.12.4;;
-m) /bin/mkdir -p "$3/bin"; printf '${inner}' > "$3/bin/python"; /bin/chmod 755 "$3/bin/python";;
esac`;
    await scene.put(scene.folders.path, "python3", script);
  };
  const ensure = async (): Promise<string> =>
    await ensureEmulatorPython(scene.options as Parameters<typeof ensureEmulatorPython>[0]);

  it("installs the committed requirements, each checked by its hash, and only once", async () => {
    const interpreter = await ensure();
    expect(interpreter.startsWith(join(scene.environment.XDG_CACHE_HOME ?? "", "sallyport", "emulator"))).toBe(true);
    expect(await readFile(calls, "utf8")).toMatch(/-m pip install .*--require-hashes -r .*requirements\.txt\n$/);
    expect(await ensure()).toBe(interpreter);
    expect((await readFile(calls, "utf8")).split("\n")).toHaveLength(2);
    expect(scene.lines).toHaveLength(1);
  });

  it("replaces an environment that does not work", async () => {
    const interpreter = await ensure();
    await writeFile(interpreter, "#!/bin/sh\nexit 1\n");
    await writeFile(join(dirname(interpreter), "left-over"), "");
    expect(await ensure()).toBe(interpreter);
    expect(await readdir(dirname(interpreter))).toEqual(["python"]);
  });

  it("says what failed and what to look at, and leaves no half of an environment", async () => {
    await putPython("echo no matching hash >&2; exit 1");
    await expect(ensure()).rejects.toThrow(
      /pip install .* failed: no matching hash: see that Python has its venv module/,
    );
    const folder = join(scene.environment.XDG_CACHE_HOME ?? "", "sallyport", "emulator");
    expect(existsSync(folder) ? await readdir(folder) : []).toEqual([]);
  });
});
