import { execFileSync } from "node:child_process";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, describe, expect, it } from "@jest/globals";
import { runBin } from "../../../testing/runBin.js";
import { temporaryFolders } from "../../../testing/temporaryFolders.js";
import { plantedValues } from "../testing/plantedValues.js";
import { scanHistory } from "./scanHistory.js";

describe("the history of a repository", () => {
  const temporaryFolder = temporaryFolders();
  let folder: string;

  const git = (...args: readonly string[]) =>
    String(
      execFileSync("git", ["-C", folder, "-c", "user.name=a", "-c", "user.email=a@b", ...args], { stdio: "pipe" }),
    ).trim();
  const commit = (files: Readonly<Record<string, string | Buffer>>) => {
    for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
    git("add", "--all");
    git("commit", "--quiet", "--message", "change");
    return git("rev-parse", "--short", "HEAD");
  };
  const { password, pem } = plantedValues;
  const code = `one = 1\nclient = connect(password="${password}")\n`;

  const validate = async (...more: readonly string[]) => {
    const args = ["security", "validate", "--only", "hard-coded-credentials", "--path", folder, "--json", ...more];
    const { code, stdout } = await runBin(args, { AWS_REGION: "eu-west-1" });
    return { code, stdout, findings: JSON.parse(stdout).findings };
  };

  beforeEach(() => {
    folder = temporaryFolder();
    git("init", "--quiet");
  });

  it("tells of a credential that was taken out again, with file, line and commit, and not what it is", async () => {
    commit({ "load.py": code });
    const removed = commit({ "load.py": "one = 1\n" });
    expect(await validate()).toMatchObject({ code: 0, findings: [] });
    const { code: exit, findings, stdout } = await validate("--history");
    expect(exit).toBe(1);
    expect(findings).toMatchObject([{ severity: "critical", where: `${removed}:load.py:2` }]);
    expect(stdout).not.toContain(password);
  });

  it("tells of one on a branch that is nowhere merged, and of a file that is gone, each content once", async () => {
    commit({ "read.me": "nothing" });
    git("checkout", "--quiet", "-b", "side");
    commit({ "server.pem": pem, "copy.pem": pem });
    git("checkout", "--quiet", "-");
    expect((await validate("--history")).findings).toHaveLength(1);
  });

  it("leaves out what is ignored, binary or no source, and is done with an empty history", async () => {
    expect(await validate("--history")).toMatchObject({ code: 0, findings: [] });
    mkdirSync(join(folder, "fixtures"));
    commit({
      ".secretlintignore": "fixtures/\n",
      "fixtures/load.py": code,
      "data.bin": Buffer.concat([Buffer.from([0]), Buffer.from(code)]),
      "large.txt": code + " ".repeat(1024 * 1024),
      "a name\twith odd \u00fcmlauts.py": "one = 1\n",
    });
    rmSync(join(folder, "data.bin"));
    expect(await validate("--history")).toMatchObject({ code: 0, findings: [] });
  });

  it("is not said to be clean where a clone has a part of it alone, or there is none", async () => {
    commit({ "load.py": code });
    commit({ "load.py": "one = 1\n" });
    const whole = folder;
    folder = join(temporaryFolder(), "shallow");
    execFileSync("git", ["clone", "--quiet", "--depth", "1", `file://${whole}`, folder], { stdio: "pipe" });
    await expect(scanHistory(folder)).rejects.toThrow("git fetch --unshallow");
    await expect(scanHistory(temporaryFolder())).rejects.toThrow();
  });
});
