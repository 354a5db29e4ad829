import { readFileSync } from "node:fs";
import { rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { baseline, type Outside, outside, saidOf, strict } from "./outside.js";

const minutes = 60_000;
let shop: Outside;

beforeAll(async () => {
  shop = await outside();
}, 10 * minutes);

afterAll(async () => {
  await shop?.remove();
}, minutes);

describe("the configuration of a pack", () => {
  it(
    "switches a rule off, makes one advisory and changes the setting of a third",
    async () => {
      const { output } = await shop.preview(shop.planned, baseline, {
        config: {
          "sg-no-open-ingress": "disabled",
          "iam-no-wildcard-resource": "advisory",
          "sg-no-remote-administration": { ports: [3389] },
        },
      });
      expect(saidOf("sg-no-open-ingress", output)).toEqual([]);
      expect(saidOf("iam-no-wildcard-resource", output)).toEqual([expect.stringContaining("[advisory]")]);
      expect(saidOf("sg-no-remote-administration", output)).toEqual([]);
      expect(saidOf("iam-no-wildcard-action", output)).toEqual([expect.stringContaining("[mandatory]")]);
    },
    5 * minutes,
  );

  it(
    "may be the guide's",
    async () => {
      const guide = readFileSync(join(__dirname, "..", "..", "..", "docs", "guides", "policies.md"), "utf8");
      const config = JSON.parse(/```json\n([\s\S]*?)```/.exec(guide)?.[1] ?? "") as object;
      const { output } = await shop.preview(shop.planned, strict, { config });
      expect(saidOf("sg-rules-described", output)).toEqual([]);
      expect(output).toMatch(/\[remediate\] +log-retention-set /);
      const tags = saidOf("required-tags", output);
      expect(tags.length).toBeGreaterThan(0);
      expect(tags.filter((line) => !line.includes("[advisory]"))).toEqual([]);
    },
    5 * minutes,
  );

  it(
    "is refused before anything is judged where a setting does not fit",
    async () => {
      const config = { "sg-no-remote-administration": { ports: "twenty-two" } };
      const { code, output } = await shop.preview(shop.planned, baseline, { config });
      expect(code).not.toBe(0);
      expect(output).toContain("sg-no-remote-administration: ports: Invalid type. Expected: array, given: string");
      expect(output).not.toContain("[severity:");
    },
    5 * minutes,
  );

  it(
    "lets rules mend what is registered, which then find nothing, already at the first preview",
    async () => {
      const mending = { "s3-public-access-block-complete": "remediate", "log-retention-set": "remediate" };
      const config = { all: "disabled", ...mending };
      const { code, output } = await shop.preview(shop.applied, strict, { config });
      expect([code, output]).toEqual([0, output]);
      for (const rule of Object.keys(mending)) expect(output).toMatch(new RegExp(`\\[remediate\\] +${rule} `));
      // Deployed, the mended block works: S3 itself refuses the program's public policy.
      const deployed = await shop.up(strict, config);
      expect(deployed.output).toContain("public policies are prevented by the BlockPublicPolicy setting");
      const resources = await shop.applied.resources();
      const madeOf = (name: string) => resources.find(({ urn }) => urn.endsWith(`::${name}`))?.outputs;
      expect(madeOf("uploads-access")).toMatchObject({
        bucket: madeOf("uploads")?.bucket,
        blockPublicAcls: true,
        blockPublicPolicy: true,
        ignorePublicAcls: true,
        restrictPublicBuckets: true,
      });
      expect(madeOf("worker-log")).toMatchObject({ retentionInDays: 30 });
    },
    5 * minutes,
  );
});

describe("the file of waivers that SALLYPORT_WAIVERS names", () => {
  const waiver = {
    rule: "s3-default-kms",
    urn: "urn:pulumi:test::shop::aws:s3/bucket:Bucket::uploads",
    control: "STO-02",
    reason: "pictures that anyone may see",
    owner: "shop",
    expires: "2999-12-31",
  };
  const previewWith = async (changed: object) => {
    const file = join(shop.home, "waivers.json");
    const report = join(shop.home, "report.jsonl");
    await rm(report, { force: true });
    await writeFile(file, JSON.stringify({ waivers: [{ ...waiver, ...changed }] }));
    const environment = { SALLYPORT_WAIVERS: file, SALLYPORT_POLICY_REPORT: report };
    return { ...(await shop.preview(shop.planned, baseline, { environment })), report };
  };

  it(
    "excuses a rule on a resource and nothing else, and the report says by which words",
    async () => {
      const { output, report } = await previewWith({});
      expect(saidOf("s3-default-kms", output)).toEqual([]);
      expect(saidOf("s3-deny-insecure-transport", output)).toHaveLength(1);
      const lines = readFileSync(report, "utf8").trim().split("\n");
      const waived = lines.map((line) => JSON.parse(line)).filter(({ kind }) => kind === "waived");
      expect(waived).toEqual([{ rule: waiver.rule, urn: waiver.urn, kind: "waived", waiver }]);
    },
    5 * minutes,
  );

  it(
    "excuses nothing after its last day",
    async () => {
      const { output } = await previewWith({ expires: "2020-12-31" });
      expect(saidOf("s3-default-kms", output)).toEqual([expect.stringContaining("[mandatory]")]);
    },
    5 * minutes,
  );

  it.each([
    ["a control that there is not", { control: "STO-99" }, "waivers[0].control: there is no control STO-99"],
    ["a rule that there is not", { rule: "s3-kms" }, "waivers[0].rule: there is no rule s3-kms"],
    ["nobody who answers for it", { owner: "" }, "waivers[0]: give control, reason, owner and expires"],
  ])(
    "stops the run where it names %s",
    async (_what, changed, message) => {
      const { code, output } = await previewWith(changed);
      expect(code).not.toBe(0);
      expect(output).toContain(message);
      expect(output).not.toContain("[severity:");
    },
    5 * minutes,
  );

  it(
    "has to be named by its full path, since a pack runs in a folder of its own",
    async () => {
      const environment = { SALLYPORT_WAIVERS: "waivers.json" };
      const { code, output } = await shop.preview(shop.planned, baseline, { environment });
      expect(code).not.toBe(0);
      expect(output).toContain("SALLYPORT_WAIVERS is waivers.json: give the full path");
    },
    5 * minutes,
  );
});
