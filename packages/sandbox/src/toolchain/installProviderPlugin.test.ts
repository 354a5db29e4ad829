import { execFile } from "node:child_process";
import { mkdir, mkdtemp, readdir, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { createSandboxHome, type SandboxHome } from "../lifecycle/SandboxHome.js";
import { installProviderPlugin } from "./installProviderPlugin.js";

describe("installProviderPlugin", () => {
  let home: SandboxHome;
  let plugins: string;
  beforeEach(async () => {
    home = await createSandboxHome(await mkdtemp(join(tmpdir(), "sallyport-plugin-")));
    plugins = join(home.pulumiHome, "plugins");
    await mkdir(join(plugins, "resource-aws-v7.48.0"), { recursive: true });
    await mkdir(join(plugins, "resource-random-v4.0.0"));
  });
  afterEach(async () => {
    await rm(home.root, { recursive: true, force: true });
  });

  it("puts the sandbox's plugin in place of every other aws plugin, newer than any program asks for", async () => {
    await installProviderPlugin(home, "sallyport");
    expect((await readdir(plugins)).sort()).toEqual(["resource-aws-v7.999.0", "resource-random-v4.0.0"]);
    const script = join(plugins, "resource-aws-v7.999.0", "pulumi-resource-aws");
    expect((await stat(script)).mode & 0o777).toBe(0o700);
    await expect(promisify(execFile)("/bin/sh", ["-n", script])).resolves.toBeDefined();
  });

  it("takes itself out for the official one, which it leaves", async () => {
    await installProviderPlugin(home, "sallyport");
    await mkdir(join(plugins, "resource-aws-v7.48.0"));
    await installProviderPlugin(home, "official");
    expect((await readdir(plugins)).sort()).toEqual(["resource-aws-v7.48.0", "resource-random-v4.0.0"]);
  });
});
