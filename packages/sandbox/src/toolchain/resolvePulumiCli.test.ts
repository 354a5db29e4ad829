import { existsSync } from "node:fs";
import { readdir, symlink } from "node:fs/promises";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { pulumiVersion } from "./PulumiCli.js";
import { installingScript, type ToolchainScene, toolchainScene } from "./testing/toolchainScene.js";

describe("resolvePulumiCli", () => {
  let scene: ToolchainScene;
  beforeEach(async () => {
    scene = await toolchainScene();
  });
  afterEach(async () => {
    await scene.remove();
  });

  /** What is left in the cache beside the CLI itself. */
  const drafts = async (): Promise<string[]> => {
    const folder = dirname(dirname(scene.folders.cache));
    return existsSync(folder) ? (await readdir(folder)).filter((name) => name !== pulumiVersion) : [];
  };

  it("takes the CLI on PATH before every other, and says in one line which one it uses", async () => {
    const path = await scene.putCli(scene.folders.path, "3.230.1");
    await scene.putCli(scene.folders.versions);
    await scene.putCli(scene.folders.cache);
    expect(await scene.resolve()).toEqual({ path, version: "3.230.1", source: "PATH" });
    expect(scene.lines).toEqual([`using Pulumi 3.230.1 from PATH: ${path}`]);
  });

  it("follows a link on PATH to the folder that has the language host", async () => {
    const real = await scene.putCli(join(scene.environment.HOME ?? "", "installed"));
    await symlink(real, join(scene.folders.path, "pulumi"));
    expect(await scene.resolve()).toMatchObject({ path: real });
  });

  it("takes Pulumi's version cache next, then its own", async () => {
    const own = await scene.putCli(scene.folders.cache);
    expect(await scene.resolve()).toEqual({ path: own, version: pulumiVersion, source: "Sallyport's tool cache" });
    const shared = await scene.putCli(scene.folders.versions);
    expect(await scene.resolve()).toMatchObject({ path: shared, source: "Pulumi's own version cache" });
  });

  it.each([
    ["of another major version", "2.9.0", ["pulumi-language-nodejs", "pulumi-analyzer-policy"]],
    ["without the Node language host", pulumiVersion, ["pulumi-analyzer-policy"]],
    ["without the policy analyzer", pulumiVersion, ["pulumi-language-nodejs"]],
  ])("passes over a CLI on PATH %s", async (_what, version, companions) => {
    await scene.put(scene.folders.path, "pulumi", `echo v${version}`);
    for (const name of companions) await scene.put(scene.folders.path, name, "exit 0");
    const cached = await scene.putCli(scene.folders.cache);
    expect(await scene.resolve()).toMatchObject({ path: cached });
  });

  it("replaces a broken cache by the official download", async () => {
    await scene.putCli(scene.folders.cache);
    await scene.put(scene.folders.cache, "pulumi", "exit 1");
    await scene.put(scene.folders.cache, "left-over", "exit 0");
    await scene.answerDownload(installingScript);
    const cli = await scene.resolve();
    expect(cli).toEqual({
      ...{ path: join(scene.folders.cache, "pulumi"), version: pulumiVersion },
      source: "the official download",
    });
    expect(existsSync(join(scene.folders.cache, "left-over"))).toBe(false);
    expect(await drafts()).toEqual([]);
    expect(await scene.resolve()).toMatchObject({ source: "Sallyport's tool cache" });
  });

  it("builds from the committed Go modules where nothing can be downloaded", async () => {
    const go = await scene.putGo("go1.26.1");
    const cli = await scene.resolve();
    expect(cli).toMatchObject({ path: join(scene.folders.cache, "pulumi"), source: "a build from Go modules" });
    const builds = (await go.calls()).trim().split("\n");
    expect(builds).toEqual([
      expect.stringMatching(/toolchain\/cli local build -mod=readonly .*pkg\/v3\/cmd\/pulumi$/),
      expect.stringMatching(/toolchain\/language-host local build -mod=readonly .*pulumi-language-nodejs$/),
    ]);
    expect((await readdir(scene.folders.cache)).sort()).toEqual([
      ...["pulumi", "pulumi-analyzer-policy", "pulumi-language-nodejs", "pulumi-language-nodejs-exec"],
      "pulumi-resource-pulumi-nodejs",
    ]);
    expect(scene.lines.at(-1)).toBe(`using Pulumi ${pulumiVersion} from a build from Go modules: ${cli.path}`);
  });

  it("asks for no download where SALLYPORT_NO_DOWNLOAD is set", async () => {
    await scene.answerDownload(installingScript);
    scene.environment.SALLYPORT_NO_DOWNLOAD = "1";
    await scene.putGo("go1.25.0");
    expect(await scene.resolve()).toMatchObject({ source: "a build from Go modules" });
    expect(scene.lines.filter((line) => line.startsWith("downloading"))).toEqual([]);
  });

  it("names all it tried, with the reason, and how to install by hand", async () => {
    await scene.put(scene.folders.path, "pulumi", "echo 'bus error' >&2; exit 7");
    for (const name of ["pulumi-language-nodejs", "pulumi-analyzer-policy"])
      await scene.put(scene.folders.path, name, "exit 0");
    await scene.putGo("go1.24.9");
    await scene.answerDownload(undefined);
    const message = await scene.resolve().then(
      () => "nothing failed",
      (error: Error) => error.message,
    );
    expect(message.split("\n").filter((line) => line.startsWith("  - "))).toEqual([
      `  - PATH: \`${scene.folders.path}/pulumi version\` failed (7): bus error`,
      `  - Pulumi's version cache: ${scene.folders.versions}/pulumi does not exist`,
      `  - Sallyport's cache: ${scene.folders.cache}/pulumi does not exist`,
      expect.stringMatching(/^ {2}- official download: the download failed: .*ENOTFOUND/),
      "  - build from Go modules: Go is go1.24.9, and the build needs 1.25 or later",
    ]);
    expect(message).toContain(`install Pulumi ${pulumiVersion} by hand`);
  });

  it("leaves nothing behind when a build fails", async () => {
    await scene.putGo("go1.26.1", false);
    await expect(scene.resolve()).rejects.toThrow(/build from Go modules: `go build` in .* failed: no such module/);
    expect({ installed: existsSync(scene.folders.cache), drafts: await drafts() }).toEqual({
      installed: false,
      drafts: [],
    });
  });
});
