import { mkdirSync, realpathSync, rmSync, symlinkSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import { dirname, join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { codeOf } from "../../testing/codeOf.js";
import { temporaryFolder } from "../../testing/temporaryFolder.js";
import { isPublicAddress } from "./isPublicAddress.js";
import { linkStaysInside } from "./linkStaysInside.js";
import { PublicHosts } from "./PublicHosts.js";

const newFolder = temporaryFolder();

describe("an address", () => {
  test.each([
    "127.0.0.1",
    "10.1.2.3",
    "172.16.0.1",
    "172.31.255.255",
    "192.168.1.1",
    "169.254.169.254",
    "169.254.170.2",
    "100.64.0.1",
    "0.0.0.0",
    "224.0.0.1",
    "255.255.255.255",
    "198.18.0.1",
    "::1",
    "::",
    "fe80::1",
    "fd00:ec2::254",
    "fc00::1",
    "::ffff:127.0.0.1",
    "::ffff:8.8.8.8",
    "64:ff9b::7f00:1",
    "2002:7f00:1::",
    "2001::1",
    "2001:db8::1",
    "ff02::1",
    "no address",
    "",
  ])("%s is not public", (address) => {
    expect(isPublicAddress(address)).toBe(false);
  });

  test.each(["8.8.8.8", "140.82.121.4", "172.32.0.1", "100.128.0.1", "2606:4700::1111", "2a00:1450::1"])(
    "%s is public",
    (address) => {
      expect(isPublicAddress(address)).toBe(true);
    },
  );

  test("of a host name that leads to this machine is refused", async () => {
    expect(await codeOf(async () => await new PublicHosts().addresses("localhost"))).toBe("git-host-not-allowed");
  });
});

describe("a link of a repository", () => {
  test.each([
    ["a", "b", true],
    ["a/b", "../c", true],
    ["a/b/c", "../../d/e", true],
    ["a", "../b", false],
    ["a/b", "../../c", false],
    ["a", "/etc", false],
    ["a", "b/../c", false],
    ["a", ".git/config", false],
    ["a/b", "../.GIT/hooks", false],
    ["a", "", false],
  ])("from %s to %s: %s", (path, target, inside) => {
    expect(linkStaysInside(path, target)).toBe(inside);
  });

  test("that is accepted leads nowhere outside on a real disk, whatever the others are", async () => {
    const root = await newFolder();
    const tree = join(root, "outer", "tree");
    const segment = fc.constantFrom("a", "b", "c", "..", ".", "");
    const path = fc
      .array(fc.constantFrom("a", "b", "c"), { minLength: 1, maxLength: 3 })
      .map((parts) => parts.join("/"));
    const link = fc.record({
      path,
      target: fc.array(segment, { minLength: 1, maxLength: 5 }).map((parts) => parts.join("/")),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(link, { maxLength: 5 }), async (links) => {
        rmSync(join(root, "outer"), { recursive: true, force: true });
        await mkdir(tree, { recursive: true });
        const made = links.filter(({ path, target }) => linkStaysInside(path, target) && makeLink(tree, path, target));
        for (const { path } of made) expect(leadsTo(join(tree, path)) ?? tree).toMatch(new RegExp(`^${tree}(/|$)`));
      }),
      { numRuns: 500 },
    );
  });
});

/** As git does: never through another link. */
function makeLink(tree: string, path: string, target: string): boolean {
  try {
    mkdirSync(dirname(join(tree, path)), { recursive: true });
    if (realpathSync(dirname(join(tree, path))) !== dirname(join(tree, path))) return false;
    symlinkSync(target, join(tree, path));
    return true;
  } catch {
    return false;
  }
}

function leadsTo(path: string): string | undefined {
  try {
    return realpathSync(path);
  } catch {
    return undefined;
  }
}
