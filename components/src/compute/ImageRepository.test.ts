import { describe, expect, it } from "@jest/globals";
import * as pulumi from "@pulumi/pulumi";
import { record } from "../conformance/record.js";
import { ImageRepository, type ImageRepositoryArgs } from "./ImageRepository.js";

const recorded = async (args: ImageRepositoryArgs = {}) => {
  const made: ImageRepository[] = [];
  const { resources } = await record(() => made.push(new ImageRepository("orders", args)));
  const inputs = (name: string) => {
    const found = resources.find((resource) => resource.name === name);
    if (found === undefined) throw new Error(`nothing is named ${name}`);
    return found.inputs;
  };
  const url = () => new Promise((resolve) => pulumi.output(made[0]?.repositoryUrl).apply(resolve));
  return { names: resources.map(({ name }) => name), inputs, url };
};

describe("ImageRepository", () => {
  it("keeps tags where they are, scans what is pushed, and encrypts with a key of its own", async () => {
    expect((await recorded()).inputs("orders-repository")).toMatchObject({
      name: "orders",
      imageTagMutability: "IMMUTABLE",
      imageScanningConfiguration: { scanOnPush: true },
      encryptionConfigurations: [
        { encryptionType: "KMS", kmsKey: "arn:aws:kms:eu-west-1:111122223333:key/orders-key-key" },
      ],
    });
  });

  it("removes untagged images after 7 days, and all but the last 100", async () => {
    const lifecycle = JSON.parse(String((await recorded()).inputs("orders-lifecycle").policy)) as {
      rules: { selection: object }[];
    };
    expect(lifecycle.rules.map(({ selection }) => selection)).toEqual([
      { tagStatus: "untagged", countType: "sinceImagePushed", countUnit: "days", countNumber: 7 },
      { tagStatus: "any", countType: "imageCountMoreThan", countNumber: 100 },
    ]);
  });

  it("lets Lambda pull only for functions that are named", async () => {
    expect((await recorded()).inputs("orders-policy").policy).not.toContain("lambda");
    const { inputs } = await recorded({ functionNames: ["resize"] });
    expect(inputs("orders-policy").policy).toContain("arn:aws:lambda:eu-west-1:111122223333:function:resize");
  });

  it("is called by account, region and name", async () => {
    const { url } = await recorded({ repositoryName: "sallyport/orders" });
    expect(await url()).toBe("111122223333.dkr.ecr.eu-west-1.amazonaws.com/sallyport/orders");
    const inChina = await recorded({ account: { accountId: "1", partition: "aws-cn" }, region: "cn-north-1" });
    expect(await inChina.url()).toBe("1.dkr.ecr.cn-north-1.amazonaws.com.cn/orders");
  });

  it("tells the topic of images with critical vulnerabilities", async () => {
    expect((await recorded()).names.filter((name) => name.includes("critical"))).toEqual([]);
    const alarmTopicArn = "arn:aws:sns:eu-west-1:111122223333:alarms";
    const { inputs } = await recorded({ alarmTopicArn });
    expect(JSON.parse(String(inputs("orders-critical-rule").eventPattern))).toMatchObject({
      detail: {
        "repository-name": ["orders"],
        "finding-severity-counts": { CRITICAL: [{ numeric: [">", 0] }] },
      },
    });
  });

  it.each<[string, ImageRepositoryArgs]>([
    ["repositoryName", { repositoryName: "Orders" }],
    ["repositoryName", { repositoryName: "sallyport//orders" }],
    ["repositoryName", { repositoryName: "o".repeat(257) }],
    ["keepImages", { keepImages: 0 }],
    ["untaggedDays", { untaggedDays: 0.5 }],
  ])("refuses a wrong %s", async (argument, args) => {
    await expect(recorded(args)).rejects.toThrow(`ImageRepository "orders": ${argument} `);
  });
});
