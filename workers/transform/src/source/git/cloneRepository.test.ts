import { existsSync, mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { lstat, mkdir, mkdtemp, readFile, realpath, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { parseGitUrl } from "@sallyport/transform-rules";
import type { HostResolver } from "../../ports.js";
import { codeOf } from "../../testing/codeOf.js";
import { filesBelow } from "../../testing/filesBelow.js";
import { GitServer } from "../../testing/GitServer.js";
import { temporaryFolder } from "../../testing/temporaryFolder.js";
import { sourceLimits } from "../SourceLimits.js";
import { cloneRepository } from "./cloneRepository.js";

const newFolder = temporaryFolder();
const never = new AbortController().signal;
let folder = "";
let host: GitServer;
let commit = "";

beforeAll(async () => {
  folder = await realpath(await mkdtemp(join(tmpdir(), "sallyport-git-")));
  host = await GitServer.start(folder);
  commit = host.repository("public/plain.git", (tree, git) => {
    writeFileSync(join(tree, "a.txt"), "first\n");
    git("add", "--all");
    git("commit", "--quiet", "--message=first");
    git("tag", "v1");
    git("branch", "release/1");
    writeFileSync(join(tree, "a.txt"), "second\n");
    mkdirSync(join(tree, "bin"));
    writeFileSync(join(tree, "bin", "run"), "#!/bin/sh\n", { mode: 0o755 });
    symlinkSync("../a.txt", join(tree, "bin", "link"));
  });
  host.repository("private/code.git", (tree) => writeFileSync(join(tree, "secret.txt"), "mine\n"));
});
afterAll(async () => {
  await host.stop();
  await rm(folder, { recursive: true, force: true });
});

interface Options {
  readonly token?: string;
  readonly hosts?: HostResolver;
  readonly limits?: typeof sourceLimits;
}

async function clone(path: string, { token, hosts, limits = sourceLimits }: Options = {}) {
  const scratch = await newFolder();
  const code = join(scratch, "code");
  await mkdir(code);
  const address = parseGitUrl(host.url(path), { gitHosts: [host.authority] });
  const ports = {
    hosts: hosts ?? { addresses: async () => ["127.0.0.1"], caFile: host.caFile },
    tokens: { token: async () => token },
  };
  const source = cloneRepository(ports, { address, code, scratch, limits }, never);
  return { source, code, scratch };
}

describe("a git source", () => {
  test("is fetched over TLS at its default branch, without history and without a remote", async () => {
    const { source, code } = await clone("public/plain.git");
    expect(await source).toEqual({ kind: "git", commit, files: 3, bytes: expect.any(Number) });
    expect(await readFile(join(code, "bin", "link"), "utf8")).toBe("second\n");
    expect((await lstat(join(code, "bin", "run"))).mode & 0o111).not.toBe(0);
    expect(await readFile(join(code, ".git", "shallow"), "utf8")).toContain(commit);
    expect(await readFile(join(code, ".git", "config"), "utf8")).not.toContain("remote");
    expect(existsSync(join(code, ".git", "hooks"))).toBe(false);
  });

  test("is fetched at a branch, a tag or a commit", async () => {
    const first = await clone("public/plain.git#v1");
    const { commit: tagged = "" } = await first.source;
    expect(await readFile(join(first.code, "a.txt"), "utf8")).toBe("first\n");
    for (const ref of ["release/1", tagged])
      expect(await (await clone(`public/plain.git#${ref}`)).source).toMatchObject({ commit: tagged });
  });

  test.each([
    ["public/plain.git#nothing", "git-ref"],
    [`public/plain.git#${"0".repeat(39)}1`, "git-ref"],
    ["public/missing.git", "git-not-found"],
    ["moved/a.git", "git-redirect|git-not-found"],
    ["private/code.git", "git-denied"],
  ])("%s is refused", async (path, code) => {
    expect(code.split("|")).toContain(await codeOf(async () => await (await clone(path)).source));
  });

  test("that is private is fetched by a token that is in no file, and that the host alone gets", async () => {
    host.seen.length = 0;
    const { source, code, scratch } = await clone("private/code.git", { token: host.token });
    expect(await source).toMatchObject({ files: 1 });
    expect(await readFile(join(code, "secret.txt"), "utf8")).toBe("mine\n");
    expect(new Set(host.seen)).toEqual(new Set([`x-access-token:${host.token}`]));
    for (const path of await filesBelow(scratch))
      expect((await readFile(join(scratch, path))).includes(host.token)).toBe(false);
  });

  test("with a wrong token is refused, and the token is in no error", async () => {
    const { source } = await clone("private/code.git", { token: "wrong-token-1234" });
    const error: unknown = await source.catch((error: unknown) => error);
    expect(error).toMatchObject({ code: "git-denied" });
    expect(JSON.stringify(error, Object.getOwnPropertyNames(error))).not.toContain("wrong-token-1234");
  });

  test("is not fetched from a host whose certificate is not trusted", async () => {
    const hosts = { addresses: async () => ["127.0.0.1"] };
    expect(await codeOf(async () => await (await clone("public/plain.git", { hosts })).source)).toBe("git-tls");
  });

  test("executes nothing that it brings: hooks, filters, submodules, LFS", async () => {
    const canary = join(folder, "canary");
    host.repository("public/hostile.git", (tree, git) => {
      mkdirSync(join(tree, "hooks"));
      for (const name of ["post-checkout", "post-merge", "reference-transaction"])
        writeFileSync(join(tree, "hooks", name), `#!/bin/sh\ntouch ${canary}\n`, { mode: 0o755 });
      writeFileSync(join(tree, ".gitattributes"), "* filter=evil\n*.bin filter=lfs\n");
      writeFileSync(join(tree, "big.bin"), "version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 1\n");
      writeFileSync(
        join(tree, ".gitmodules"),
        `[submodule "s"]\n\tpath = s\n\turl = file://${folder}/repositories/public/plain.git\n`,
      );
      writeFileSync(join(tree, ".gitconfig"), `[core]\n\tfsmonitor = touch ${canary}\n`);
      git("update-index", "--add", "--cacheinfo", `160000,${commit},s`);
      mkdirSync(join(tree, "s"));
    });
    const { source, code } = await clone("public/hostile.git");
    await source;
    expect(existsSync(canary)).toBe(false);
    expect(existsSync(join(code, "s", "a.txt"))).toBe(false);
    expect(await readFile(join(code, "big.bin"), "utf8")).toContain("git-lfs");
  });

  test.each(["/etc/passwd", "../outside", "bin/../../outside", ".git/config"])(
    "with a link to %s is refused before it is checked out",
    async (target) => {
      const name = `public/link-${Buffer.from(target).toString("hex")}.git`;
      host.repository(name, (tree) => symlinkSync(target, join(tree, "link")));
      const { source, code } = await clone(name);
      expect(await codeOf(async () => await source)).toBe("git-link");
      expect(existsSync(join(code, "link"))).toBe(false);
    },
  );

  test("whose pack is over the limit is refused, while it comes or after", async () => {
    const { source, code } = await clone("public/plain.git", { limits: { ...sourceLimits, archiveBytes: 100 } });
    expect(await codeOf(async () => await source)).toBe("source-too-large");
    expect(existsSync(join(code, "a.txt"))).toBe(false);
  });

  test("over a limit is refused before it is checked out", async () => {
    const { source, code } = await clone("public/plain.git", { limits: { ...sourceLimits, files: 2 } });
    expect(await codeOf(async () => await source)).toBe("source-too-large");
    expect(existsSync(join(code, "a.txt"))).toBe(false);
  });
});
