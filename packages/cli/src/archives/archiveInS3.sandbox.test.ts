import { readFileSync, writeFileSync } from "node:fs";
import { Agent } from "node:https";
import { join } from "node:path";
import { CreateBucketCommand, PutObjectCommand, S3Client } from "@aws-sdk/client-s3";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { startTestSandbox, type TestSandbox } from "@sallyport/sandbox/testing";
import { runBin } from "../testing/runBin.js";
import { temporaryFolders } from "../testing/temporaryFolders.js";

const folder = temporaryFolders();

describe("an archive in S3", () => {
  let sandbox: TestSandbox;
  let archiveBytes = 0;
  const address = "s3://archives/rule/some archive+1.tar.zst";

  beforeAll(async () => {
    sandbox = await startTestSandbox();
    const from = folder();
    for (let index = 0; index < 40; index++)
      writeFileSync(
        join(from, `file-${index}`),
        Buffer.alloc(1024 * 1024, `${index * 7919} and some more of file ${index}. `),
      );
    const file = join(folder(), "out.tar.zst");
    expect((await runBin(["compress", from, "-o", file, "--level", "1"])).code).toBe(0);
    const body = readFileSync(file);
    archiveBytes = body.length;
    const {
      AWS_ACCESS_KEY_ID = "",
      AWS_SECRET_ACCESS_KEY = "",
      AWS_REGION: region = "eu-west-1",
    } = sandbox.environment;
    const s3 = new S3Client({
      region,
      endpoint: sandbox.endpoint,
      forcePathStyle: true,
      credentials: { accessKeyId: AWS_ACCESS_KEY_ID, secretAccessKey: AWS_SECRET_ACCESS_KEY },
      requestHandler: { httpsAgent: new Agent({ ca: readFileSync(sandbox.caFile) }) },
    });
    await s3.send(new CreateBucketCommand({ Bucket: "archives" }));
    await s3.send(new PutObjectCommand({ Bucket: "archives", Key: "rule/some archive+1.tar.zst", Body: body }));
    s3.destroy();
  }, 60_000);

  afterAll(async () => {
    await sandbox?.stop();
  });

  it("is restored whole, as from a file", async () => {
    const to = folder();
    const { code, stdout, stderr } = await runBin(["restore", address, "--to", to, "--json"], sandbox.environment);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(JSON.parse(stdout)).toMatchObject({ objects: 40, bytes: 40 * 1024 * 1024, archiveBytes });
    expect(readFileSync(join(to, "file-39"), "utf8")).toContain("and some more of file 39. ");
  });

  it("that is not there, or in no bucket, is one clear error", async () => {
    for (const missing of ["s3://archives/none.tar.zst", "s3://no-such-bucket-here/none.tar.zst"]) {
      const { code, stderr } = await runBin(["inspect", missing], sandbox.environment);
      expect(code).toBe(64);
      expect(stderr).toContain("check the bucket's");
    }
  });

  it("gives one object", async () => {
    const to = folder();
    const result = await runBin(["restore", address, "--to", to, "--object", "file-7", "--json"], sandbox.environment);
    expect(JSON.parse(result.stdout)).toMatchObject({ objects: 1, bytes: 1024 * 1024 });
    expect(readFileSync(join(to, "file-7"), "utf8").startsWith(`${7 * 7919} and some more of file 7.`)).toBe(true);
  });
});
