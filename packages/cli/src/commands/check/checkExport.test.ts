import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "@jest/globals";
import { allRules } from "@sallyport/policies";
import { temporaryFolders } from "../../testing/temporaryFolders.js";
import { checkExport } from "./checkExport.js";
import { reportOf } from "./reportOf.js";

const folder = temporaryFolders();
const urnOf = (type: string, name: string) => `urn:pulumi:dev::shop::${type}::${name}`;
const secret = { "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270", ciphertext: "v1:c2VjcmV0" };
const bucket = urnOf("aws:s3/bucket:Bucket", "data");
const resources = [
  { urn: urnOf("pulumi:pulumi:Stack", "shop-dev"), type: "pulumi:pulumi:Stack" },
  { urn: bucket, type: "aws:s3/bucket:Bucket", inputs: {}, outputs: { id: "data" } },
  {
    urn: urnOf("aws:iam/rolePolicy:RolePolicy", "access"),
    type: "aws:iam/rolePolicy:RolePolicy",
    inputs: { policy: JSON.stringify({ Statement: [{ Effect: "Allow", Action: "s3:*", Resource: "*" }] }) },
  },
  {
    urn: urnOf("aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock", "block"),
    type: "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock",
    inputs: { blockPublicAcls: true, blockPublicPolicy: true, ignorePublicAcls: true, restrictPublicBuckets: true },
    propertyDependencies: { bucket: [bucket], blockPublicAcls: null },
  },
];

const written = (content: unknown) => {
  const file = join(folder(), "state.json");
  writeFileSync(file, typeof content === "string" ? content : JSON.stringify(content));
  return file;
};
const check = (content: unknown, reviewed = {}) => checkExport(written(content), allRules, reviewed);

describe("checking an exported state", () => {
  it("finds what is wrong in any program's resources, joined as the program joined them", () => {
    const checked = check({ version: 3, deployment: { resources } });
    const { findings, summary } = reportOf(allRules, [checked], 0);
    expect(checked).toMatchObject({ name: "shop/dev", file: "state.json", resources: 4 });
    const found = findings.map(({ rule, cause }) => `${rule} ${cause}`);
    expect(found).toEqual(
      expect.arrayContaining(["iam-no-wildcard-action Action::s3:*", "s3-versioning-enabled NotEnabled"]),
    );
    expect(found).not.toContainEqual(expect.stringContaining("s3-bucket-public-access-block"));
    expect(summary).toMatchObject({ stacks: 1, resources: 4, violations: findings.length });
  });

  it("shows the worst first", () => {
    const order = ["critical", "high", "medium", "low"];
    const { findings } = reportOf(allRules, [check({ deployment: { resources } })], 0);
    const ranks = findings.map(({ severity }) => order.indexOf(severity));
    expect(ranks).toEqual([...ranks].sort());
  });

  it("excuses by a reviewed waiver what it names, and lists it", () => {
    const waiver = { control: "STO-03", reason: "made elsewhere", owner: "platform", expires: "2999-12-31" };
    const reviewed = [{ ...waiver, rule: "s3-versioning-enabled", urn: "urn:pulumi:*::data" }];
    const { findings, waivers } = reportOf(allRules, [check({ deployment: { resources } }, { reviewed })], 0);
    expect(findings.map(({ rule }) => rule)).not.toContain("s3-versioning-enabled");
    expect(waivers).toEqual([
      { ...waiver, rule: "s3-versioning-enabled", stack: "shop/dev", file: "state.json", urn: bucket },
    ]);
  });

  it("never shows a secret to a rule", () => {
    const type = "aws:iam/rolePolicy:RolePolicy";
    const { lines } = check({
      deployment: { resources: [{ urn: urnOf(type, "p"), type, inputs: { policy: secret } }] },
    });
    expect(lines.length).toBeGreaterThan(0);
    expect(JSON.stringify(lines)).not.toContain("c2VjcmV0");
  });

  it.each([
    ["no JSON", "urn:"],
    ["something else", { resources }],
    ["a list", []],
  ])("refuses %s, and says how to write an export", (_what, content) => {
    expect(() => check(content)).toThrow(
      expect.objectContaining({ exitCode: 2, fix: expect.stringContaining("pulumi stack export") }),
    );
  });
});
