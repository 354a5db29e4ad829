import { describe, expect, it } from "@jest/globals";
import { terraformPlan } from "./terraformPlan.js";

const urnOf = (type: string, name: string) => `urn:pulumi:test::every::${type}::${name}`;
const bucketType = "aws:s3/bucket:Bucket";
const encryptionType = "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration";
const bucket = {
  urn: urnOf(bucketType, "orders-bucket"),
  type: bucketType,
  inputs: { bucket: "orders", forceDestroy: false, tags: { costCentre: "4711" }, __defaults: [] },
};

describe("a state as a plan of Terraform", () => {
  it("has blocks in lists under their singular names, maps as they are, and what refers to what", () => {
    const rule = { applyServerSideEncryptionByDefault: { sseAlgorithm: "aws:kms" }, bucketKeyEnabled: true };
    const plan = terraformPlan([
      { urn: urnOf("sallyport:index:HardenedBucket", "orders"), type: "sallyport:index:HardenedBucket" },
      bucket,
      {
        urn: urnOf(encryptionType, "orders-encryption"),
        type: encryptionType,
        inputs: { bucket: "orders", rules: [rule] },
        propertyDependencies: { bucket: [bucket.urn], rules: null },
      },
    ]);
    const address = "aws_s3_bucket.r0_orders_bucket";
    expect(plan).toMatchObject({
      resource_changes: [
        {
          address,
          change: { after: { bucket: "orders", force_destroy: false, tags: { costCentre: "4711" } } },
        },
        {
          type: "aws_s3_bucket_server_side_encryption_configuration",
          change: {
            after: {
              rule: [
                {
                  apply_server_side_encryption_by_default: [{ sse_algorithm: "aws:kms" }],
                  bucket_key_enabled: true,
                },
              ],
            },
          },
        },
      ],
      configuration: {
        root_module: {
          resources: [
            { address, expressions: {} },
            { expressions: { bucket: { references: [`${address}.id`, address] } } },
          ],
        },
      },
    });
    expect(JSON.stringify(plan)).not.toContain("__defaults");
  });

  it("is refused for a type of AWS that nobody has looked up", () => {
    const type = "aws:glacier/vault:Vault";
    expect(() => terraformPlan([{ urn: urnOf(type, "old"), type }])).toThrow(`does not say what ${type} is`);
  });
});
