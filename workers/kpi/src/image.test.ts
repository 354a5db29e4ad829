import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";

interface Instruction {
  readonly name: string;
  readonly text: string;
}

const folder = join(import.meta.dirname, "..");
const instructions = parse(readFileSync(join(folder, "Dockerfile"), "utf8"));

function parse(dockerfile: string): Instruction[] {
  const lines = dockerfile.replaceAll("\\\n", " ").split("\n");
  return lines
    .map((line) => line.trim())
    .filter((line) => line !== "" && !line.startsWith("#"))
    .map((line) => ({ name: line.split(/\s/)[0] ?? "", text: line.replace(/^\S+\s+/, "") }));
}

function textsOf(name: string): string[] {
  return instructions.filter((instruction) => instruction.name === name).map(({ text }) => text);
}

describe("the image", () => {
  test("starts from a base that is pinned by digest, and no tag is `latest` (CNT-05)", () => {
    expect(textsOf("FROM")).not.toHaveLength(0);
    for (const base of textsOf("FROM")) {
      expect(base).toMatch(/^\S+:\S+@sha256:(?!0{64})[0-9a-f]{64}( AS \w+)?$/);
      expect(base).not.toContain(":latest");
    }
  });

  test("runs as user and group 1000, from the last USER instruction on (CNT-01)", () => {
    expect(textsOf("USER").at(-1)).toBe("1000:1000");
    const names = instructions.map(({ name }) => name);
    expect(names.lastIndexOf("RUN")).toBeLessThan(names.indexOf("USER"));
  });

  test("declares the folder of temporary files a volume, so that user 1000 can write what Fargate mounts there (CNT-03)", () => {
    expect(textsOf("VOLUME").map((text) => JSON.parse(text))).toEqual([["/tmp"]]);
    expect(textsOf("ENV").join(" ").split(" ")).toContain("TMPDIR=/tmp");
  });

  test("declares a health check and an entry point without a shell (CNT-06)", () => {
    const [health = ""] = textsOf("HEALTHCHECK");
    expect(JSON.parse(health.slice(health.indexOf("CMD ") + 4))).toEqual(["node", "/app/main.mjs", "--health"]);
    expect(textsOf("ENTRYPOINT").map((text) => JSON.parse(text))).toEqual([["node", "/app/main.mjs"]]);
    expect(textsOf("CMD")).toEqual([]);
  });

  test("copies with fixed owner and mode, and adds nothing from the network (SUP-03)", () => {
    expect(textsOf("ADD")).toEqual([]);
    // Folders have to be entered: X gives that to them, and to no file that did not have it.
    const copied = /^--chown=1000:1000 --chmod=(0644|u=rwX,go=rX) dist\/bundle\//;
    for (const copy of textsOf("COPY")) expect(copy).toMatch(copied);
    for (const run of textsOf("RUN")) expect(run).not.toMatch(/\b(curl|wget|sudo|npm install|chmod 777)\b/);
  });

  test("leaves no package lists, and no package manager of Node", () => {
    const runs = textsOf("RUN").join(" ");
    expect(runs).toContain("apt-get upgrade");
    expect(runs).toMatch(/rm -rf .*\/var\/lib\/apt\/lists\/\*.*\/usr\/local\/bin\/npm/);
  });

  test("sets no variable that looks like a secret (SEC-01)", () => {
    for (const variable of textsOf("ENV").join(" ").split(" "))
      expect(variable).not.toMatch(/SECRET|TOKEN|PASSWORD|KEY/);
    expect(textsOf("ARG")).toEqual([]);
  });

  test("proves at its build that DuckDB's native package is that of its platform", () => {
    expect(textsOf("RUN").at(-1)).toBe(`["node", "-e", "require('@duckdb/node-bindings')"]`);
  });

  test("is built from a context that holds the bundle alone (SUP-04)", () => {
    const lines = readFileSync(join(folder, ".dockerignore"), "utf8")
      .split("\n")
      .filter((line) => line !== "" && !line.startsWith("#"));
    expect(lines[0]).toBe("**");
    const copied = textsOf("COPY").flatMap((text) => text.split(" ").filter((part) => part.startsWith("dist/")));
    expect(lines.slice(1)).toEqual(copied.map((file) => `!${file}`));
  });
});
