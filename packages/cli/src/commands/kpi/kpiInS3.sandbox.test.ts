import { readdirSync, readFileSync } from "node:fs";
import { Agent } from "node:https";
import { join } from "node:path";
import { CreateBucketCommand, PutObjectCommand, S3Client } from "@aws-sdk/client-s3";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { startTestSandbox, type TestSandbox } from "@sallyport/sandbox/testing";
import { runBin } from "../../testing/runBin.js";
import { temporaryFolders } from "../../testing/temporaryFolders.js";
import { workedResult, writeWorkedExample } from "./testing/workedExample.js";

const newFolder = temporaryFolders();

describe("`sallyport kpi run` on a bucket", () => {
  let sandbox: TestSandbox;

  beforeAll(async () => {
    sandbox = await startTestSandbox();
    const { AWS_ACCESS_KEY_ID = "", AWS_SECRET_ACCESS_KEY = "", AWS_REGION = "eu-west-1" } = sandbox.environment;
    const s3 = new S3Client({
      region: AWS_REGION,
      endpoint: sandbox.endpoint,
      forcePathStyle: true,
      credentials: { accessKeyId: AWS_ACCESS_KEY_ID, secretAccessKey: AWS_SECRET_ACCESS_KEY },
      requestHandler: { httpsAgent: new Agent({ ca: readFileSync(sandbox.caFile) }) },
    });
    await s3.send(new CreateBucketCommand({ Bucket: "shop" }));
    const folder = newFolder();
    writeWorkedExample(folder);
    for (const name of readdirSync(folder, { recursive: true, encoding: "utf8" })) {
      if (!name.endsWith(".csv")) continue;
      const Body = readFileSync(join(folder, name));
      for (const prefix of ["Data/", "of 2023/part 1+/"])
        await s3.send(new PutObjectCommand({ Bucket: "shop", Key: `${prefix}${name}`, Body }));
    }
    s3.destroy();
  }, 60_000);

  afterAll(async () => {
    await sandbox?.stop();
  });

  it.each(["s3://shop", "s3://shop/of 2023/part 1+"])("gives the worked example's KPIs for %s", async (address) => {
    const { code, stdout, stderr } = await runBin(["kpi", "run", "--input", address, "--json"], sandbox.environment);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(JSON.parse(stdout)).toEqual(workedResult);
  });

  it.each([
    ["a bucket that is not there", "s3://no-such-bucket-here"],
    ["a prefix without files", "s3://shop/elsewhere"],
  ])("ends with one clear error for %s", async (_, address) => {
    const { code, stdout, stderr } = await runBin(["kpi", "run", "--input", address, "--json"], sandbox.environment);
    expect(code).toBeGreaterThan(0);
    expect(stdout).toBe("");
    expect(stderr).toMatch(/^error: .+\nfix: .+\n$/s);
  });
});
