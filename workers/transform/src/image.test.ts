import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import { instructionsOf } from "@sallyport/worker-kit/conformance";

const folder = join(import.meta.dirname, "..");
const versions: Versions = JSON.parse(readFileSync(join(folder, "images", "versions.json"), "utf8"));
const script = readFileSync(join(folder, "images", "fetchTools.sh"), "utf8");

interface Download {
  readonly url: string;
  readonly sha256: string;
}

interface Versions {
  readonly base: string;
  readonly tools: Readonly<
    Record<string, Readonly<Record<string, { readonly version: string } & Readonly<Record<string, Download>>>>>
  >;
}

// No container engine runs here: what an image is, is judged by what it is made from.
describe.each([
  ["Dockerfile", ["node"]],
  ["languages.Dockerfile", ["node", "java", "maven", "gradle", "python"]],
])("the image of %s", (file, tools) => {
  const { instructions, textsOf } = instructionsOf(folder, file);
  const environment = new Map(
    textsOf("ENV").flatMap((text) => text.split(" ").map((pair) => pair.split("=") as [string, string])),
  );

  test("starts from Amazon Linux 2023 minimal, pinned by the digest of versions.json (CNT-05)", () => {
    expect(versions.base).toMatch(
      /^public\.ecr\.aws\/amazonlinux\/amazonlinux:2023-minimal@sha256:(?!0{64})[0-9a-f]{64}$/,
    );
    expect(textsOf("FROM").map((text) => text.replace(/ AS tools$/, ""))).toEqual([versions.base, versions.base]);
  });

  test("runs as user and group 1000, whom it gives nothing to write but /tmp (CNT-01, CNT-03)", () => {
    expect(textsOf("USER")).toEqual(["1000:1000"]);
    const names = instructions.map(({ name }) => name);
    expect(names.lastIndexOf("RUN")).toBeLessThan(names.indexOf("USER"));
    expect(textsOf("VOLUME").map((text) => JSON.parse(text))).toEqual([["/tmp"]]);
    expect(environment.get("TMPDIR")).toBe("/tmp");
    for (const copy of textsOf("COPY").slice(1)) expect(copy).toMatch(/--chown=0:0 /);
  });

  test("has no program that changes its user, and no sudo (CNT-13)", () => {
    const runs = textsOf("RUN").join(" ");
    expect(runs).toContain("find / -xdev -type f -perm /6000 -exec chmod a-s {} +");
    expect(runs).not.toMatch(/\b(sudo|chmod 777)\b/);
  });

  test("declares a health check and an entry point, without a shell, by the Node that hides the worker (CNT-06)", () => {
    const [health = ""] = textsOf("HEALTHCHECK");
    expect(JSON.parse(health.slice(health.indexOf("CMD ") + 4))).toEqual(["/app/node", "/app/main.mjs", "--health"]);
    expect(textsOf("ENTRYPOINT").map((text) => JSON.parse(text))).toEqual([["/app/node", "/app/main.mjs"]]);
    expect(textsOf("CMD")).toEqual([]);
    expect(textsOf("COPY").filter((text) => text.endsWith(" /app/node"))).toEqual([
      expect.stringMatching(/^--from=tools --chown=0:0 --chmod=0711 \/opt\/toolchains\/node\/24\/bin\/node /),
    ]);
    expect(environment.get("TRANSFORM_HIDDEN_WORKER")).toBe("required");
  });

  test("fetches its tools by the checked script alone (SUP-03)", () => {
    expect(textsOf("ADD")).toEqual([]);
    const runs = textsOf("RUN");
    expect(runs.filter((run) => run.includes("fetchTools.sh"))).toEqual([
      `sh /build/fetchTools.sh "$TARGETARCH" ${tools.join(" ")}`,
    ]);
    for (const run of runs) expect(run).not.toMatch(/\b(curl|wget|pip|npm|npx)\b|https?:/);
    for (const tool of tools) expect(Object.keys(versions.tools)).toContain(tool);
  });

  test("has each folder of its PATH", () => {
    for (const path of environment.get("TRANSFORM_PATH")?.split(":") ?? []) {
      const [, tool = "", version = ""] = /^\/opt\/toolchains\/([^/]+)\/([^/]+)\/bin$/.exec(path) ?? [];
      if (tool !== "") expect(Object.keys(versions.tools[tool] ?? {})).toContain(version);
      else expect(path).toMatch(/^\/usr(\/local)?\/bin$|^\/bin$/);
    }
    for (const tool of tools) expect(environment.get("TRANSFORM_PATH")).toContain(`/opt/toolchains/${tool}/`);
  });

  test("takes the distribution's security updates, and leaves no package lists (SUP-05)", () => {
    const runs = textsOf("RUN").join(" ");
    expect(runs).toMatch(
      /microdnf --assumeyes upgrade --releasever=latest.*microdnf clean all.*rm -rf \/var\/cache\/dnf/,
    );
  });

  test("sets no variable that looks like a secret, and takes no argument but the platform (SEC-01)", () => {
    for (const name of environment.keys()) expect(name).not.toMatch(/SECRET|TOKEN|PASSWORD|KEY/);
    expect(textsOf("ARG")).toEqual(["TARGETARCH"]);
  });

  test("is built from a context that holds what it copies, and nothing else (SUP-04)", () => {
    const lines = readFileSync(join(folder, ".dockerignore"), "utf8")
      .split("\n")
      .filter((line) => line !== "" && !line.startsWith("#"));
    expect(lines[0]).toBe("**");
    const copied = textsOf("COPY").flatMap((text) => text.split(" ").filter((part) => /^(dist|images)\//.test(part)));
    expect(lines.slice(1).sort()).toEqual(copied.map((path) => `!${path}`).sort());
  });
});

describe("the tools of the images", () => {
  const downloads = Object.entries(versions.tools).flatMap(([tool, all]) =>
    Object.entries(all).flatMap(([name, { version, ...platforms }]) =>
      Object.entries(platforms).map(([platform, download]) => ({ tool, name, version, platform, download })),
    ),
  );

  test("each have a whole version, an https URL of it and a SHA-256 of their own, for both platforms", () => {
    for (const { name, version, download } of downloads) {
      expect(version.startsWith(`${name}.`)).toBe(true);
      expect(download.url).toMatch(/^https:\/\/[a-z0-9.-]+\/\S+\.(tar\.gz|tar\.xz|zip)$/);
      expect(decodeURIComponent(download.url)).toContain(version);
      expect(download.sha256).toMatch(/^(?!0{64})[0-9a-f]{64}$/);
    }
    expect(new Set(downloads.map(({ download }) => download.sha256)).size).toBe(downloads.length);
    for (const all of Object.values(versions.tools))
      for (const { version: _, ...platforms } of Object.values(all))
        expect([["any"], ["amd64", "arm64"]]).toContainEqual(Object.keys(platforms).sort());
  });

  test("are checked between their download and their unpacking, and never piped into a shell", () => {
    const order = ["curl ", "sha256sum --check", "tar --extract"].map((part) => script.indexOf(part));
    expect(order.every((position) => position > 0)).toBe(true);
    expect([...order].sort((one, other) => one - other)).toEqual(order);
    expect(script).toContain("--proto '=https' --proto-redir '=https' --tlsv1.2 --fail");
    expect(script).not.toMatch(/\|\s*(ba)?sh\b|eval/);
    expect(script).toMatch(/^set -eu$/m);
  });
});
