import { CreateBucketCommand, S3Client } from "@aws-sdk/client-s3";
import { describe, expect, it } from "@jest/globals";
import { closeBucket } from "../../testing/closeBucket.js";
import { region, run } from "../../testing/operationsBed.js";

describe("`sallyport verify bucket`", () => {
  it("ends with 1 while anything of it is open, and with 0 once it is closed", async () => {
    const s3 = new S3Client({ region, forcePathStyle: true });
    const Bucket = "operations-verified";
    await s3.send(new CreateBucketCommand({ Bucket, CreateBucketConfiguration: { LocationConstraint: region } }));
    const open = await run(["verify", "bucket", Bucket, "--json"]);
    expect(open.code).toBe(1);
    expect(JSON.parse(open.stdout)).toMatchObject({ bucket: Bucket, region, versioning: "Off", publicPolicy: false });
    await closeBucket(s3, Bucket);
    const closed = await run(["verify", "bucket", Bucket, "--json"]);
    expect(JSON.parse(closed.stdout).checks.filter(({ outcome }: { outcome: string }) => outcome !== "passed")).toEqual(
      [],
    );
    expect(closed.code).toBe(0);
    expect((await run(["verify", "bucket", "operations-missing"])).code).toBe(2);
  });
});
