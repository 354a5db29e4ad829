import { describe, expect, it } from "@jest/globals";
import * as pulumi from "@pulumi/pulumi";
import { bucketArnOf } from "./bucketArnOf.js";
import { eventRuleArnOf } from "./eventRuleArnOf.js";
import { imageOf } from "./imageOf.js";
import { logGroupsOf } from "./logGroupsOf.js";
import { madeBucketName } from "./madeBucketName.js";
import { topicArnOf } from "./topicArnOf.js";

const place = {
  account: { accountId: pulumi.output("111122223333"), partition: pulumi.output("aws-cn") },
  region: "cn-north-1",
};
const known = <T>(output: pulumi.Output<T>) => new Promise<T>((resolve) => output.apply(resolve));

describe("names that are known before what they name is made", () => {
  it("tell a bucket of one account and region from those of others, since buckets of all accounts share their names", async () => {
    expect(await known(madeBucketName(place, "shop-dev-input"))).toBe("shop-dev-input-111122223333-cn-north-1");
  });

  it.each([
    ["a bucket", bucketArnOf(place, "orders"), "arn:aws-cn:s3:::orders"],
    ["a rule", eventRuleArnOf(place, "sweep"), "arn:aws-cn:events:cn-north-1:111122223333:rule/sweep"],
    ["a topic", topicArnOf(place, "run-end"), "arn:aws-cn:sns:cn-north-1:111122223333:run-end"],
    ["log groups", logGroupsOf(place, "/sallyport/"), "arn:aws-cn:logs:cn-north-1:111122223333:log-group:/sallyport/*"],
  ])("are ARNs in the account's own partition: of %s", async (_case, arn, expected) => {
    expect(await known(arn)).toBe(expected);
  });

  it.each([
    ["a tag", "1.0.0", ":1.0.0"],
    ["a digest", "sha256:0123", "@sha256:0123"],
  ])("are images by %s in the account's own registry", async (_case, imageVersion, end) => {
    const image = imageOf(place, { imageRepository: "sallyport/shop", imageVersion });
    expect(await known(image)).toBe(`111122223333.dkr.ecr.cn-north-1.amazonaws.com/sallyport/shop${end}`);
  });
});
