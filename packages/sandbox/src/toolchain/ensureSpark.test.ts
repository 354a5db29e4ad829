import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { ensureSpark } from "./ensureSpark.js";
import { type ToolchainScene, toolchainScene } from "./testing/toolchainScene.js";

describe("ensureSpark", () => {
  let scene: ToolchainScene;
  beforeEach(async () => {
    scene = await toolchainScene();
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

  const putJava = async (version: string, folder = scene.folders.path) =>
    await scene.put(folder, "java", `echo 'openjdk version "${version}" 2025-04-15' >&2`);
  const ensure = async () =>
    await ensureSpark({ environment: scene.environment, onProgress: (line) => scene.lines.push(line) });

  it("installs nothing where there is no Java, or one that is too old, and says what to install", async () => {
    await expect(ensure()).rejects.toThrow("Spark cannot run: no Java on PATH: install Java 17 or later");
    await putJava("1.8.0_392");
    await expect(ensure()).rejects.toThrow("Spark cannot run: Java is of version 1, and Spark needs 17 or later");
    expect(scene.lines).toEqual([]);
  });

  it("makes an environment of its own in the cache, once", async () => {
    await putJava("17.0.15");
    const interpreter = await ensure();
    expect(interpreter).toMatch(/\/sallyport\/pyspark\/[0-9a-f]{16}\/bin\/python$/);
    expect(await ensure()).toBe(interpreter);
    expect(scene.lines).toHaveLength(1);
  });

  it("takes the Java of JAVA_HOME before that of PATH", async () => {
    await putJava("11.0.2");
    const home = join(scene.environment.HOME ?? "", "jdk");
    await putJava("21.0.1", join(home, "bin"));
    scene.environment.JAVA_HOME = home;
    expect(await ensure()).toContain("/pyspark/");
  });
});
