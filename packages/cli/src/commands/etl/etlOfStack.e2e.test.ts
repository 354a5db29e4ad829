import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it, jest } from "@jest/globals";
import { runBin } from "../../testing/runBin.js";
import { temporaryFolders } from "../../testing/temporaryFolders.js";
import { DeployedEtl } from "../demo/testing/DeployedEtl.js";

jest.setTimeout(300_000);

const newFolder = temporaryFolders();
let deployed: DeployedEtl;
beforeAll(async () => {
  deployed = await DeployedEtl.deploy();
}, 900_000);
afterAll(async () => {
  await deployed?.stop();
}, 60_000);

/** Runs a command on the deployed stack. */
async function etl(...args: string[]) {
  const environment = { SALLYPORT_HOME: deployed.stack.home };
  const { code, stdout, stderr } = await runBin(["etl", ...args, "--stack", "sandbox", "--json"], environment);
  return { code, stderr, document: stdout === "" ? undefined : JSON.parse(stdout) };
}

describe("`sallyport etl` on a deployed stack", () => {
  it("knows what the worker has loaded, and loads a file of this machine into the same table", async () => {
    const { inputBucket } = deployed.outputs;
    const rows = Array.from({ length: 300 }, (_, id) => `${id},${id % 7}`);
    await deployed.load("readings.csv", `id,value\n${rows.join("\n")}\n`);
    const address = `s3://${inputBucket}/data/readings.csv`;
    expect(await etl("load", address)).toMatchObject({ code: 0, document: { table: "readings", known: true } });
    // Ragged, one in three hundred.
    const file = join(newFolder(), "readings.csv");
    writeFileSync(file, `id,value\n${rows.join("\n")}\n300\n`);
    expect(await etl("load", file, "--quarantine", newFolder())).toMatchObject({
      code: 0,
      document: { table: "readings", loaded: 0, unchanged: 300, rejected: 1 },
    });
  });

  it("shows what was loaded, and prints rejected rows from the bucket", async () => {
    const rows = Array.from({ length: 300 }, (_, id) => `${id},${id % 7}`);
    const load = await deployed.load("levels.csv", `id,value\n${rows.join("\n")}\n300,1,2\n`);
    expect(load).toMatchObject({ loaded: 300, rejected: 1 });
    const status = await etl("status", "--table", "levels");
    expect(status.document).toEqual([{ status: "loaded", ...load }]);
    const { document } = await etl("quarantine", "--table", "levels");
    expect(document).toMatchObject([{ line: 302, reason: expect.stringContaining("3 fields"), row: "300,1,2" }]);
    expect(document[0].file).toBe(load.quarantine);
  });

  it("sends again to the pipeline what failed, once what was wrong with it is mended", async () => {
    const contract = (type: string) => JSON.stringify({ columns: [{ name: "id", type }], key: ["id"] });
    await deployed.upload("parts.schema.json", contract("nothing"));
    const etag = await deployed.upload("parts.csv", "id\n1\n");
    await deployed.until("the load has failed", async () => {
      const { document } = await etl("status", "--table", "parts");
      return document.some(({ status }: { status: string }) => status === "failed");
    });
    expect((await etl("status", "--table", "parts")).document).toMatchObject([
      { status: "failed", code: "bad-contract", open: true },
    ]);
    await deployed.upload("parts.schema.json", contract("bigint"));
    const bucket = deployed.outputs.inputBucket;
    expect((await etl("retry", "--table", "parts")).document).toEqual([{ bucket, key: "data/parts.csv", sent: true }]);
    expect(await deployed.loaded("parts.csv", etag)).toMatchObject({ table: "parts", loaded: 1 });
    expect((await etl("retry", "--table", "parts")).document).toEqual([]);
  });

  it("knows no other stack", async () => {
    const environment = { SALLYPORT_HOME: deployed.stack.home, PULUMI_BACKEND_URL: "file:///does/not/exist" };
    const { code, stderr } = await runBin(["etl", "status", "--stack", "nowhere"], environment);
    expect(code).not.toBe(0);
    expect(stderr).toMatch(/^error: [\s\S]+\nfix: .+\n$/);
  });
});
