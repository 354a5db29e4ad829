import { join } from "node:path";
import { describe, expect, it } from "@jest/globals";
import { record } from "../conformance/record.js";
import { Remediation } from "./Remediation.js";
import { type RemediationArgs, RemediationMode } from "./RemediationArgs.js";

const codePath = join(__dirname, "..", "..", "testing", "function");
const alarmTopicArn = "arn:aws:sns:eu-west-1:111122223333:alarms";
const recorded = async (args: Partial<RemediationArgs> = {}) => {
  const { resources } = await record(() => new Remediation("mend", { codePath, alarmTopicArn, ...args }));
  return resources;
};
type Made = Awaited<ReturnType<typeof recorded>>;
const functions = (made: Made) => made.filter(({ type }) => type === "aws:lambda/function:Function");
const actionsOf = (made: Made, kind: string) =>
  made
    .filter(({ type, name }) => type === "aws:iam/rolePolicy:RolePolicy" && name.startsWith(`mend-${kind}-`))
    .flatMap(({ inputs }) => (JSON.parse(String(inputs.policy)) as { Statement: { Action: string[] }[] }).Statement)
    .flatMap(({ Action }) => Action)
    .filter((action) => !/^(logs|sns|sqs|kms):/.test(action))
    .sort();

describe("Remediation", () => {
  it("is a dry run whose roles can look and do nothing more", async () => {
    const made = await recorded({ trailName: "audit" });
    expect(functions(made).map(({ inputs }) => inputs.environment)).toEqual(
      ["public-bucket", "open-security-group", "exposed-key", "stopped-trail"].map((REMEDIATOR) => ({
        variables: expect.objectContaining({ REMEDIATOR, REMEDIATION_MODE: "dry-run", REMEDIATION_SPARED: "" }),
      })),
    );
    expect(actionsOf(made, "public-bucket")).toEqual(["s3:GetBucketPublicAccessBlock"]);
    expect(actionsOf(made, "open-security-group")).toEqual(["ec2:DescribeSecurityGroupRules"]);
    expect(actionsOf(made, "exposed-key")).toEqual(["iam:GetAccessKeyLastUsed", "iam:ListAccessKeys"]);
    expect(actionsOf(made, "stopped-trail")).toEqual(["cloudtrail:GetTrailStatus"]);
  });

  it("gives each function what its remedy needs, and no other's, when it applies", async () => {
    const made = await recorded({ mode: RemediationMode.Apply, trailName: "audit" });
    expect(actionsOf(made, "public-bucket")).toEqual([
      "s3:GetBucketPublicAccessBlock",
      "s3:PutBucketPublicAccessBlock",
    ]);
    expect(actionsOf(made, "open-security-group")).toContain("ec2:RevokeSecurityGroupIngress");
    expect(actionsOf(made, "exposed-key")).toContain("iam:UpdateAccessKey");
    expect(actionsOf(made, "stopped-trail")).toEqual(["cloudtrail:GetTrailStatus", "cloudtrail:StartLogging"]);
  });

  it("watches no trail where none is named", async () => {
    expect(functions(await recorded()).map(({ name }) => name)).toHaveLength(3);
  });

  it("says what is spared", async () => {
    const [first] = functions(await recorded({ spared: ["website", "sg-0123456789abcdef0"] }));
    expect(first?.inputs.environment).toMatchObject({
      variables: { REMEDIATION_SPARED: "website,sg-0123456789abcdef0" },
    });
  });

  it.each<[string, string, Partial<RemediationArgs>, string]>([
    ["a mode that there is not", "mend", { mode: "off" as never }, 'mode "off" is refused: give one of dry-run, apply'],
    ["a name that leaves no room", "m".repeat(40), {}, "give a name of at most 39 characters"],
  ])("refuses %s", async (_case, name, args, message) => {
    await expect(record(() => new Remediation(name, { codePath, alarmTopicArn, ...args }))).rejects.toThrow(message);
  });
});
