import { describe, expect, it } from "@jest/globals";
import { whyJavaIsUnusable } from "@sallyport/sandbox";
import { runBin } from "../../testing/runBin.js";
import { temporaryFolders } from "../../testing/temporaryFolders.js";
import { workedResult, writeWorkedExample } from "./testing/workedExample.js";

const newFolder = temporaryFolders();
const unusable = whyJavaIsUnusable();

describe("`sallyport kpi run --engine spark`", () => {
  (unusable === undefined ? it : it.skip)(
    `gives the worked example's KPIs exactly, and puts nothing anew where --out has them${unusable === undefined ? "" : ` (not tested here: ${unusable})`}`,
    async () => {
      const [input, out] = [newFolder(), newFolder()];
      writeWorkedExample(input);
      const run = async () =>
        await runBin(["kpi", "run", "--engine", "spark", "--input", input, "--out", out, "--json"]);
      for (const _ of ["computed", "read"]) {
        const { code, stdout, stderr } = await run();
        expect({ code, stderr: code === 0 ? "" : stderr }).toEqual({ code: 0, stderr: "" });
        expect(JSON.parse(stdout)).toEqual(workedResult);
      }
    },
    600_000,
  );

  it("ends with 2, and says what to install, where there is no Java", async () => {
    const input = newFolder();
    writeWorkedExample(input);
    const { code, stdout, stderr } = await runBin(["kpi", "run", "--engine", "spark", "--input", input], {
      JAVA_HOME: "/nowhere",
    });
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toBe(
      "error: Spark cannot run: no Java at /nowhere/bin/java\nfix: install Java 17 or later, and put it on PATH or set JAVA_HOME\n",
    );
  });

  it.each([
    ["an input in S3", ["--engine", "spark", "--input", "s3://shop"]],
    ["an engine that there is not", ["--engine", "flink", "--input", "."]],
  ])("ends with 64 for %s", async (_, args) => {
    expect(await runBin(["kpi", "run", ...args])).toMatchObject({ code: 64, stdout: "" });
  });
});
