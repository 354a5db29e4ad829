import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import { instructionsOf } from "./instructionsOf.js";

/**
 * What every worker's image is, as tests of its Dockerfile and its build context: no container engine runs here.
 *
 * @param folder the worker's, with Dockerfile and .dockerignore
 * @param modes that copied files may have
 */
export function describeWorkerImage(folder: string, modes = /0644/): void {
  const { instructions, textsOf } = instructionsOf(folder);

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
      for (const copy of textsOf("COPY"))
        expect(copy).toMatch(new RegExp(`^--chown=1000:1000 --chmod=${modes.source} dist/bundle/`));
      for (const run of textsOf("RUN")) expect(run).not.toMatch(/\b(curl|wget|sudo|npm install|chmod 777)\b/);
    });

    test("has no program that changes its user (CNT-13)", () => {
      expect(textsOf("RUN").join(" ")).toContain("find / -xdev -type f -perm /6000 -exec chmod a-s {} +");
    });

    test("leaves no package lists, and no package manager of Node", () => {
      const runs = textsOf("RUN").join(" ");
      expect(runs).toContain("apt-get upgrade");
      expect(runs).toMatch(/rm -rf .*\/var\/lib\/apt\/lists\/\*.*\/usr\/local\/bin\/npm/);
    });

    test("sets the variables that its package.json names, as the sandbox does for its tasks", () => {
      const { sallyport } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
      const set = textsOf("ENV").flatMap((text) => text.split(" "));
      for (const [name, value] of Object.entries(sallyport.environment ?? {}))
        expect(set).toContain(`${name}=${value}`);
      for (const text of set.filter((each) => /^(NODE_OPTIONS|MALLOC_)/.test(each))) {
        const [name = "", ...value] = text.split("=");
        expect(sallyport.environment?.[name]).toBe(value.join("="));
      }
    });

    test("sets no variable that looks like a secret (SEC-01)", () => {
      for (const variable of textsOf("ENV").join(" ").split(" "))
        expect(variable).not.toMatch(/SECRET|TOKEN|PASSWORD|KEY/);
      expect(textsOf("ARG")).toEqual([]);
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
}
