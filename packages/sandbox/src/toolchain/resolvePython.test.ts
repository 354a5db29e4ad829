import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { resolvePython } from "./resolvePython.js";
import { type ToolchainScene, toolchainScene } from "./testing/toolchainScene.js";

describe("resolvePython", () => {
  let scene: ToolchainScene;
  beforeEach(async () => {
    scene = await toolchainScene();
  });
  afterEach(async () => {
    await scene.remove();
  });

  const putPython = async (name: string, version: string): Promise<string> =>
    await scene.put(scene.folders.path, name, `echo /opt/${name}; echo ${version}`);

  it("takes python3 before python", async () => {
    await putPython("python3", "3.12.1");
    await putPython("python", "3.13.0");
    expect(await resolvePython(scene.environment)).toEqual({ path: "/opt/python3", version: "3.12.1" });
  });

  it("takes python where python3 is too old", async () => {
    await putPython("python3", "3.9.18");
    await putPython("python", "3.10.0");
    expect(await resolvePython(scene.environment)).toEqual({ path: "/opt/python", version: "3.10.0" });
  });

  it("names the versions that are too old, and what to install", async () => {
    await putPython("python3", "3.9.18");
    await putPython("python", "2.7.18");
    await expect(resolvePython(scene.environment)).rejects.toThrow(
      "the emulator needs Python 3.10 or later, and python3 is 3.9.18, python is 2.7.18: install Python (with its venv module)",
    );
  });

  it("says that there is none", async () => {
    await expect(resolvePython(scene.environment)).rejects.toThrow(
      "the emulator needs Python 3.10 or later, and there is no python3 on PATH: install Python",
    );
  });

  it("passes over a python3 that does not start", async () => {
    await scene.put(scene.folders.path, "python3", "exit 127");
    await putPython("python", "3.11.4");
    expect(await resolvePython(scene.environment)).toMatchObject({ path: "/opt/python" });
  });
});
