import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { packageRoot } from "../lifecycle/packageRoot.js";
import { ensurePythonLanguage } from "./ensurePythonLanguage.js";
import { pulumiVersion } from "./PulumiCli.js";
import { type ToolchainScene, toolchainScene } from "./testing/toolchainScene.js";

const host = "pulumi-language-python";

describe("ensurePythonLanguage", () => {
  let scene: ToolchainScene;
  let cli: string;
  beforeEach(async () => {
    scene = await toolchainScene();
    cli = await scene.putCli(scene.folders.cache);
    const inner = "#!/bin/sh\\nexit 0\\n";
    const script = `case "$1" in
-c) echo ${scene.folders.path}/python3; echo 3.12.4;;
-m) /bin/mkdir -p "$3/bin"; printf '${inner}' > "$3/bin/python"; /bin/chmod 755 "$3/bin/python";;
esac`;
    await scene.put(scene.folders.path, "python3", script);
  });
  afterEach(async () => {
    await scene.remove();
  });

  const ensure = () => ensurePythonLanguage({ cli, ...scene.options, onProgress: (line) => scene.lines.push(line) });

  it("pins the SDK to the version of the engine", async () => {
    const requirements = join(packageRoot, "toolchain", "python", "requirements.txt");
    expect(await readFile(requirements, "utf8")).toMatch(new RegExp(`^pulumi==${pulumiVersion} `, "m"));
  });

  it("uses the host that an official CLI brings along, and only adds the SDK's environment", async () => {
    await scene.put(dirname(cli), host, "exit 0");
    const folders = await ensure();
    expect(folders).toEqual([expect.stringMatching(/\/sallyport\/pulumi-python\/[0-9a-f]{16}\/bin$/)]);
  });

  it("builds the host from the committed module where the CLI has none, once", async () => {
    const go = await scene.putGo("go1.26.1");
    await scene.put(join(scene.environment.HOME ?? "", "modules", "python", "cmd"), `${host}-exec`, "exit 0");
    const [built = "", sdk] = await ensure();
    expect(existsSync(join(built, host)) && existsSync(join(built, `${host}-exec`))).toBe(true);
    expect(await go.calls()).toMatch(
      /toolchain\/language-host local build -mod=readonly .*\/python\/cmd\/pulumi-language-python\n$/,
    );
    expect(await ensure()).toEqual([built, sdk]);
    expect((await go.calls()).trim().split("\n")).toHaveLength(1);
  });

  it("says what to install where it can neither find nor build the host", async () => {
    await expect(ensure()).rejects.toThrow(`no ${host}: no Go on PATH to build with: install Go 1.25`);
  });
});
