import { describe, expect, it } from "@jest/globals";
import { runBin } from "../../testing/runBin.js";

const args = [
  "--account",
  "111122223333",
  "--region",
  "eu-west-1",
  "eu-central-1",
  "--boundary",
  "sallyport-prod-boundary",
];

interface Printed {
  readonly resourceTypes: readonly string[];
  readonly policies: readonly {
    readonly Statement: readonly { readonly Action: readonly string[]; readonly Effect: string }[];
  }[];
}

describe("sallyport deployer-policy", () => {
  it("gives what the stack's resource types need, on its names, and nothing for types that it does not have", async () => {
    const printed = await runBin(["deployer-policy", "compressor", ...args, "--name-prefix", "compressor-", "--json"]);
    expect([printed.code, printed.stderr]).toEqual([0, ""]);
    const { resourceTypes, policies } = JSON.parse(printed.stdout) as Printed;
    expect(resourceTypes).toEqual(expect.arrayContaining(["aws:s3/bucket:Bucket", "aws:ecs/service:Service"]));
    const allowed = policies.flatMap(({ Statement }) => Statement).filter(({ Effect }) => Effect === "Allow");
    const actions = allowed.flatMap(({ Action }) => Action);
    expect(actions).toEqual(expect.arrayContaining(["s3:CreateBucket", "ecs:CreateService"]));
    expect(actions.filter((action) => /^(rds|lambda|batch):/.test(action))).toEqual([]);
    for (const policy of policies) expect(JSON.stringify(policy).length).toBeLessThanOrEqual(6144);
  }, 120_000);

  it.each([
    ["an account that is none", ["--account", "12"], "12 digits"],
    ["a prefix that is no whole word", ["--name-prefix", "orders"], "orders-"],
  ])(
    "refuses %s, and says what to give",
    async (_what, wrong, fix) => {
      const { code, stderr } = await runBin([
        "deployer-policy",
        "foundation",
        ...args,
        "--name-prefix",
        "a-",
        ...wrong,
      ]);
      expect([code, stderr]).toEqual([64, expect.stringContaining(fix)]);
    },
    120_000,
  );
});
