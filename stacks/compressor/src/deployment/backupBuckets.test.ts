import { describe, expect, it } from "@jest/globals";
import * as pulumi from "@pulumi/pulumi";
import { keeping } from "./backupBuckets.js";

const backup = {
  rule: "orders",
  bucketName: pulumi.output("example-vault"),
  keyArn: "arn:aws:kms:eu-central-1:111122223333:key/example",
  table: "bucket_example_vault",
};

describe("what a target worker may do in a backup bucket", () => {
  it("is to add below the rule's own prefixes and to read back its archives, and to delete nothing", () => {
    expect(keeping(backup)).toMatchObject([
      {
        prefix: "archives/orders/",
        actions: ["Upload", "Read"],
        label: "BucketExampleVaultBackup",
        key: backup.keyArn,
      },
      { prefix: "catalog/rule=orders/", actions: ["Write"], label: "BucketExampleVaultCatalog", key: backup.keyArn },
    ]);
  });

  it("names no key where an existing bucket has none of its own", () => {
    for (const intent of keeping({ ...backup, keyArn: undefined })) expect(intent).not.toHaveProperty("key");
  });
});
