import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeEach, describe, expect, it } from "@jest/globals";
import { applyPatch, formatPatch } from "diff";
import { temporaryFolders } from "../../../testing/temporaryFolders.js";
import { inputFiles } from "../inputFiles.js";
import { diffPage } from "./diffPage.js";
import { judgePart } from "./judgePart.js";
import type { SourcePart } from "./SourcePackage.js";

const folder = temporaryFolders();
const before = "var a = 1;\nvar b = 2;\nmodule.exports = a + b;\n";
const after = "const a = 1;\nconst b = 2;\nmodule.exports = a + b;\n";
let part: SourcePart;

beforeEach(async () => {
  const made = folder();
  for (const name of ["changed.js", "same.js"]) await writeFile(join(made, name), before);
  part = { name: "part-01", folder: made, files: await inputFiles(made) };
});

const judge = async (results: Readonly<Record<string, string>>) =>
  await judgePart(part, new Map(Object.entries(results)));

describe("what a job made of its part", () => {
  it("is counted by lines, as patches that make the one of the other", async () => {
    const { patches, ...judged } = await judge({ "changed.js": after, "same.js": before });
    expect(judged).toEqual({ verified: 2, added: 2, removed: 2, problems: [] });
    expect(patches).toHaveLength(1);
    expect(applyPatch(before, formatPatch([...patches]))).toBe(after);
  });

  it("is at fault where a file is missing, does not parse, or was not in the source", async () => {
    const { verified, problems } = await judge({ "changed.js": "const a = ;", "../other.js": "" });
    expect(verified).toBe(0);
    expect(problems).toEqual([
      "part-01: changed.js does not parse: SyntaxError: Unexpected token ';'",
      "part-01: same.js did not come back",
      "part-01: ../other.js came out, and was not in the source",
    ]);
  });

  it("cannot become markup of the page", async () => {
    const { patches } = await judge({ "changed.js": "'</pre><script>'\n", "same.js": before });
    const page = diffPage({ title: "<part>", patches });
    expect(page).toContain("<ins>+&#39;&lt;/pre&gt;&lt;script&gt;&#39;</ins>");
    expect(page).toContain("<h1>&lt;part&gt;</h1>");
    expect(page).not.toContain("<script");
  });
});
