import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";

const folder = join(import.meta.dirname, "..", "..");
const text = readFileSync(join(folder, "spark", "Dockerfile"), "utf8");
const lines = text.split("\n").filter((line) => line !== "" && !line.startsWith("#"));

describe("the image of the Spark job", () => {
  test("has a base that has to be named, and no default that would age (CNT-05)", () => {
    expect(lines[0]).toBe("ARG BASE");
    expect(lines[1]).toMatch(/^FROM \$\{BASE\}$/);
    expect(text).toMatch(/BASE=public\.ecr\.aws\/emr-serverless\/spark\/emr-7\.\d+\.0@sha256:/);
  });

  test("ends as the user that EMR Serverless wants, and leaves the entry point as it is", () => {
    expect(lines.at(-1)).toBe("USER hadoop:hadoop");
    expect(text).not.toMatch(/^(ENTRYPOINT|CMD|ENV) /m);
  });

  test("holds every module and every SQL text that the program reads, owned by root, and fetches nothing (SUP-03, NET-15)", () => {
    const copies = lines.filter((line) => line.startsWith("COPY "));
    for (const copy of copies) expect(copy).toMatch(/^COPY --chown=root:root --chmod=0644 /);
    const read = readdirSync(join(folder, "spark"))
      .filter((name) => name.endsWith(".py"))
      .flatMap((name) => [...readFileSync(join(folder, "spark", name), "utf8").matchAll(/read_sql\("(\w+)"\)/g)])
      .map(([, name]) => `src/sql/${name}.sql`);
    expect(read).toHaveLength(3);
    for (const path of read) {
      expect(existsSync(join(folder, path))).toBe(true);
      expect(copies.join(" ")).toContain(path);
      expect(readFileSync(join(folder, "spark", "Dockerfile.dockerignore"), "utf8")).toContain(`!${path}\n`);
    }
    expect(text).not.toMatch(/^ADD |\b(curl|wget|pip install)\b/m);
  });

  test("puts the program where the state machine starts it", () => {
    expect(copiesTo("/usr/lib/sallyport/")).toContain("spark/*.py");
    expect(copiesTo("/usr/lib/sallyport/sql/")).toHaveLength(3);
  });
});

function copiesTo(target: string): string[] {
  const copy = lines.find((line) => line.startsWith("COPY ") && line.endsWith(` ${target}`)) ?? "";
  return copy.split(" ").slice(3, -1);
}
