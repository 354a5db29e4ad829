import { readdirSync, readFileSync } from "node:fs";
import { cp } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { pulumiProject } from "@sallyport/sandbox/testing";
import { allRules } from "../rules/index.js";
import { baseline, examples, type Outside, outside, saidOf } from "./outside.js";

const minutes = 60_000;

/** What is wrong in the program, by the rules of the baseline that say so. */
const mistakes = [
  ["s3-public-access-block-complete", "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock: uploads-access"],
  ["s3-default-kms", "aws:s3/bucket:Bucket: uploads"],
  ["sg-no-open-ingress", "aws:ec2/securityGroup:SecurityGroup: web"],
  ["sg-no-remote-administration", "aws:ec2/securityGroup:SecurityGroup: web"],
  ["iam-no-wildcard-action", "aws:iam/rolePolicy:RolePolicy: worker-access"],
  ["iam-no-wildcard-resource", "aws:iam/rolePolicy:RolePolicy: worker-access"],
  ["iam-trust-scoped", "aws:iam/role:Role: worker"],
  ["no-secret-like-env", "aws:ecs/taskDefinition:TaskDefinition: worker"],
] as const;

/** These read the bucket's policy, which the program makes from the bucket's ARN: AWS alone knows that before the bucket is made. */
const mistakesOfThePolicy = [
  ["s3-no-public-principal", "aws:s3/bucketPolicy:BucketPolicy: uploads-readers"],
  ["s3-deny-insecure-transport", "aws:s3/bucket:Bucket: uploads"],
] as const;

let shop: Outside;

beforeAll(async () => {
  shop = await outside();
}, 10 * minutes);

afterAll(async () => {
  await shop?.remove();
}, minutes);

const foundIn = (output: string, expected: readonly (readonly [rule: string, where: string])[]) =>
  expected.filter(([rule, where]) =>
    saidOf(rule, output).some((line) => line.includes("[mandatory]") && line.includes(`(${where})`)),
  );

describe("the tarball of a pack, installed outside the workspace", () => {
  it.each([
    ["@sallyport/policy-baseline", ["@pulumi/policy", "@pulumi/pulumi"]],
    ["@sallyport/policies", []],
  ])("brings all but Pulumi's SDK, and names no other package of the workspace: %s", (name, dependencies) => {
    const folder = join(shop.planned.folder, "node_modules", name);
    const manifest = readFileSync(join(folder, "package.json"), "utf8");
    expect(Object.keys((JSON.parse(manifest) as { dependencies?: object }).dependencies ?? {})).toEqual(dependencies);
    expect(manifest).not.toMatch(/workspace:|catalog:|@sallyport\/source/);
    const files = readdirSync(folder, { recursive: true, encoding: "utf8" });
    expect(files.filter((file) => /\.test\.|[/](testing|reference|packaging)[/]/.test(file))).toEqual([]);
    const code = files.filter((file) => file.endsWith(".js"));
    expect(code.length).toBeGreaterThan(100);
    expect(code.filter((file) => /"@sallyport\//.test(readFileSync(join(folder, file), "utf8")))).toEqual([]);
  });
});

describe("a bad program, previewed under the baseline", () => {
  it(
    "is refused for every mistake, where it is planned without an account",
    async () => {
      const { code, output } = await shop.preview(shop.planned, baseline);
      expect(code).not.toBe(0);
      const all = [...mistakes, ...mistakesOfThePolicy];
      expect(foundIn(output, all)).toEqual(all);
    },
    5 * minutes,
  );

  it(
    "is refused at its first preview for every mistake that does not hang on computed values, and told of the others",
    async () => {
      const report = join(shop.home, "report.jsonl");
      const environment = { SALLYPORT_POLICY_REPORT: report };
      const { code, output } = await shop.preview(shop.applied, baseline, { environment });
      expect(code).not.toBe(0);
      expect(foundIn(output, mistakes)).toEqual(mistakes);
      const lines = readFileSync(report, "utf8").trim().split("\n");
      const undetermined = lines
        .map((line) => JSON.parse(line) as { rule: string; kind: string; reason?: string })
        .filter(({ kind }) => kind === "undetermined");
      for (const [rule] of mistakesOfThePolicy) {
        expect(undetermined).toContainEqual(
          expect.objectContaining({ rule, reason: expect.stringContaining("can't be known during preview") }),
        );
      }
    },
    5 * minutes,
  );

  it(
    "is not deployed either: what the preview could not know is judged before it is made",
    async () => {
      const config = { all: "disabled", "s3-no-public-principal": "mandatory" };
      const { code, output } = await shop.up(baseline, config);
      expect(code).not.toBe(0);
      expect(saidOf("s3-no-public-principal", output)).toHaveLength(1);
      const made = (await shop.applied.resources()).map(({ urn }) => urn.slice(urn.lastIndexOf("::") + 2));
      expect(made).toContain("uploads");
      expect(made).not.toContain("uploads-readers");
    },
    5 * minutes,
  );

  it(
    "is told of each mistake what is wrong, where, why and how to mend it, and never the secret itself",
    async () => {
      const { output } = await shop.preview(shop.planned, baseline);
      for (const [id] of mistakes) {
        const rule = allRules.find((candidate) => candidate.id === id);
        expect(output).toContain(`${rule?.title}. ${rule?.why}`);
        expect(output).toContain(`. Fix: ${rule?.fix}`);
      }
      expect(output).toContain("[Action::*] statement 0 of worker-access allows *. Fix: ");
      expect(output).not.toContain("correct-horse-battery-staple");
    },
    5 * minutes,
  );

  it(
    "is refused in another language too",
    async () => {
      const python = await pulumiProject(shop.sandbox.environment, join(examples, "python"));
      try {
        const { code, output } = await shop.preview(python, join(shop.planned.folder, baseline));
        expect(code).not.toBe(0);
        expect(saidOf("sg-no-open-ingress", output)).toHaveLength(1);
        expect(saidOf("iam-no-wildcard-action", output)).toHaveLength(1);
      } finally {
        await python.remove();
      }
    },
    5 * minutes,
  );
});

describe("a pack of one's own", () => {
  it(
    "takes rules of the library beside its own",
    async () => {
      await cp(join(examples, "own-pack"), join(shop.planned.folder, "own-pack"), { recursive: true });
      const { code, output } = await shop.preview(shop.planned, "own-pack");
      expect(code).not.toBe(0);
      expect(saidOf("iam-no-wildcard-action", output)).toHaveLength(1);
      expect(output).toContain("call uploads shop-uploads");
      expect(saidOf("s3-default-kms", output)).toEqual([]);
    },
    5 * minutes,
  );
});
