import type { CheckReport } from "../CheckReport.js";

/** A report with one of everything, and texts that each format has to escape. */
export const exampleReport: CheckReport = {
  summary: { stacks: 1, resources: 12, rules: 3, violations: 2, undetermined: 1, waived: 1, seconds: 1.5 },
  findings: [
    {
      rule: "sg-no-open-ingress",
      cause: "Range::0.0.0.0/0",
      control: "NET-08",
      severity: "critical",
      stack: "shop",
      file: "stacks/shop/Pulumi.yaml",
      urn: "urn:pulumi:dev::shop::aws:ec2/securityGroup:SecurityGroup::web<|>&",
      message: "web<|>& lets 0.0.0.0/0 in",
      fix: "name the group, 100% of the time",
    },
    {
      rule: "kms-rotation-enabled",
      cause: "NotEnabled",
      control: "ENC-06",
      severity: "medium",
      stack: "shop",
      file: "stacks/shop/Pulumi.yaml",
      urn: "urn:pulumi:dev::shop::aws:kms/key:Key::data",
      message: "key data is never rotated",
      fix: "set enableKeyRotation",
    },
  ],
  waivers: [
    {
      rule: "s3-access-logging",
      stack: "shop",
      file: "stacks/shop/Pulumi.yaml",
      urn: "urn:pulumi:dev::shop::aws:s3/bucket:Bucket::scratch",
      control: "STO-05",
      reason: "scratch data, gone in a day",
      owner: "platform",
      expires: "2999-12-31",
    },
  ],
  undetermined: [
    {
      rule: "kms-rotation-enabled",
      stack: "shop",
      urn: "urn:pulumi:dev::shop::aws:kms/key:Key::late",
      reason: "boolean value at .enableKeyRotation can't be known during preview",
    },
  ],
};
