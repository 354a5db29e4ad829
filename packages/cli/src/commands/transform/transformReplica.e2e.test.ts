import { GetBucketReplicationCommand, GetObjectCommand, S3Client } from "@aws-sdk/client-s3";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { shortcomingsOf } from "../../evidence/ledger/shortcomingsOf.js";
import { ledgerOfRun } from "../demo/testing/ledgerOfRun.js";
import { DeployedTransform } from "./testing/DeployedTransform.js";
import { transformRuns } from "./testing/transformRuns.js";

const minutes = 60_000;
/** Of the credentials of a job's role. */
const credentialSeconds = 900;

describe("batch transformations whose results are locked, and copied to another region", () => {
  const started = new Date();
  let transform: DeployedTransform;

  beforeAll(async () => {
    transform = await DeployedTransform.deploy(credentialSeconds, "sandbox-replica");
  }, 10 * minutes);
  afterAll(async () => await transform?.stop(), minutes);

  it(
    "have each result in the other region too, as it is",
    async () => {
      const { resultsBucket } = transform.outputs;
      const write = `require("fs").writeFileSync("made.txt", "made here")`;
      const job = await transform.ended(await transform.submit(["node", "-e", write], { jobName: "copied" }));
      expect(job).toMatchObject({ status: "SUCCEEDED" });
      const { ReplicationConfiguration } = await transform.s3.send(
        new GetBucketReplicationCommand({ Bucket: resultsBucket }),
      );
      const Bucket = ReplicationConfiguration?.Rules?.[0]?.Destination?.Bucket?.split(":").at(-1);
      expect(Bucket).not.toBe(resultsBucket);
      const copy = { Bucket, Key: `transformations/copied/${String(job.batchJobId)}-1/code/made.txt` };
      const there = new S3Client({ region: "eu-central-1" });
      const text = await transform.until("the result is copied", async () => {
        try {
          return await (await there.send(new GetObjectCommand(copy))).Body?.transformToString();
        } catch (error) {
          if (error instanceof Error && error.name === "NoSuchKey") return undefined;
          throw error;
        }
      });
      expect(text).toBe("made here");
    },
    3 * minutes,
  );

  it.each(transformRuns.slice(0, 2))(
    "$title",
    async (named) => {
      await named.run(transform, { id: "5bad1dea", signal: AbortSignal.timeout(3 * minutes) });
    },
    4 * minutes,
  );

  it("were refused nothing in this, and use every statement that their roles hold, or say why not", async () => {
    const place = { home: transform.stack.home, region: transform.outputs.region, project: "transform" };
    const ledger = await ledgerOfRun({ ...place, since: started, test: "transformReplica.e2e.test.ts" });
    expect(shortcomingsOf(ledger)).toEqual([]);
    expect(ledger.roles.map(({ role }) => role)).toContain("transform-sandbox-results-replication");
  });
});
