import { describe, expect, it } from "@jest/globals";
import { compressorConfig } from "../config/CompressorConfig.js";
import type { RulePlan } from "./CompressorPlan.js";
import { planCompressor } from "./planCompressor.js";

const regions = ["eu-west-1", "eu-central-1", "us-east-1"];
const networks = {
  "eu-west-1": { cidrBlock: "10.64.0.0/16" },
  "eu-central-1": { cidrBlock: "10.65.0.0/16" },
  "us-east-1": { cidrBlock: "10.66.0.0/16" },
};

interface RuleInput {
  readonly name: string;
  readonly source: object;
  readonly destinations: readonly object[];
  readonly mirrorDeletes?: boolean;
  readonly workers?: object;
}

const plan = (rules: readonly RuleInput[], changes: object = {}) =>
  planCompressor(compressorConfig.parse({ rules, networks, imageVersion: "1.0.0", ...changes }), regions);

const from = (region: string, bucket?: string, prefix?: string) => ({
  region,
  ...(bucket === undefined ? {} : { bucket }),
  ...(prefix === undefined ? {} : { prefix }),
});

describe("the plan of a compressor", () => {
  it("gives each region the parts that its rules need, and a network to no other", () => {
    const {
      sources,
      targets,
      networks: planned,
    } = plan([
      { name: "orders", source: from("eu-west-1"), destinations: [from("eu-central-1")] },
      { name: "events", source: from("eu-west-1"), destinations: [from("eu-central-1")] },
    ]);
    expect(sources.map(({ region, rules }) => [region, rules.map(({ name }) => name)])).toEqual([
      ["eu-west-1", ["orders", "events"]],
    ]);
    expect(targets.map(({ region, arrivals }) => [region, arrivals.map(({ rule }) => rule.name)])).toEqual([
      ["eu-central-1", ["orders", "events"]],
    ]);
    expect(planned.map(({ region }) => region)).toEqual(["eu-central-1", "eu-west-1"]);
  });

  it("makes the buckets that the configuration does not name", () => {
    const { sources } = plan([
      { name: "orders", source: from("eu-west-1"), destinations: [from("us-east-1", "archive")] },
    ]);
    expect(sources[0]?.rules[0]).toMatchObject({
      bucket: { kind: "made", name: "orders-source" },
      destinations: [{ bucket: { kind: "existing", bucket: "archive" } }],
    });
  });

  it("mirrors the deletions of the rules that ask for it, and of no other in the same region", () => {
    const { sources, targets } = plan([
      { name: "orders", source: from("eu-west-1"), destinations: [from("eu-central-1")], mirrorDeletes: true },
      { name: "events", source: from("eu-west-1"), destinations: [from("eu-central-1")] },
    ]);
    const mirrored = (rules: readonly RulePlan[]) =>
      rules.map(({ name, mirrorDeletes, mirrorExpiry }) => [name, mirrorDeletes, mirrorExpiry]);
    const expected = [
      ["orders", true, false],
      ["events", false, false],
    ];
    expect(sources.map(({ rules }) => mirrored(rules))).toEqual([expected]);
    expect(targets.map(({ arrivals }) => mirrored(arrivals.map(({ rule }) => rule)))).toEqual([expected]);
  });

  it.each([
    ["a source", { name: "a", source: from("eu-wset-1"), destinations: [from("us-east-1")] }, "rules[0].source.region"],
    [
      "a destination",
      { name: "a", source: from("eu-west-1"), destinations: [from("us-east-1"), from("mars-1")] },
      "rules[0].destinations[1].region",
    ],
  ])("refuses an unknown region of %s, and says where it stands", (_which, rule, where) => {
    expect(() => plan([rule])).toThrow(
      expect.objectContaining({ where, message: expect.stringContaining("no region") }),
    );
  });

  it("refuses a destination in the region of the source", () => {
    const rule = { name: "a", source: from("eu-west-1"), destinations: [from("eu-west-1", "other")] };
    expect(() => plan([rule])).toThrow("starts and ends in eu-west-1");
  });

  it("refuses a destination that is named twice", () => {
    const rule = { name: "a", source: from("eu-west-1"), destinations: [from("us-east-1"), from("us-east-1")] };
    expect(() => plan([rule])).toThrow("names this destination twice");
  });

  it("refuses a loop of two rules", () => {
    expect(() =>
      plan([
        { name: "there", source: from("eu-west-1", "one"), destinations: [from("us-east-1", "two")] },
        { name: "back", source: from("us-east-1", "two"), destinations: [from("eu-west-1", "one")] },
      ]),
    ).toThrow("round for ever: there (s3://one/ in eu-west-1) → back (s3://two/ in us-east-1) → there");
  });

  it("refuses a loop that closes only through a nested prefix", () => {
    expect(() =>
      plan([
        { name: "there", source: from("eu-west-1", "one", "in/a/"), destinations: [from("us-east-1", "two")] },
        { name: "back", source: from("us-east-1", "two", "in/"), destinations: [from("eu-west-1", "one")] },
      ]),
    ).toThrow("round for ever");
  });

  it("allows two rules between the same buckets in both directions when their prefixes are apart", () => {
    expect(() =>
      plan([
        { name: "there", source: from("eu-west-1", "one", "a/"), destinations: [from("us-east-1", "two")] },
        { name: "back", source: from("us-east-1", "two", "b/"), destinations: [from("eu-west-1", "one")] },
      ]),
    ).not.toThrow();
  });

  it("refuses nested prefixes of one bucket and allows prefixes of which none starts with the other", () => {
    const rules = (second: string) => [
      { name: "a", source: from("eu-west-1", "one", "logs/"), destinations: [from("us-east-1")] },
      { name: "b", source: from("eu-west-1", "one", second), destinations: [from("us-east-1")] },
    ];
    expect(() => plan(rules("logs/app/"))).toThrow("take the same objects");
    expect(() => plan(rules("logs-2/"))).not.toThrow();
  });

  it("refuses to mirror deletions into a place where another rule writes, and allows prefixes apart", () => {
    const rules = (prefix: string, mirrorDeletes: boolean) => [
      { name: "a", source: from("eu-west-1", "one", "logs/"), destinations: [from("us-east-1", "all")] },
      { name: "b", source: from("eu-west-1", "two", prefix), destinations: [from("us-east-1", "all")], mirrorDeletes },
    ];
    expect(() => plan(rules("logs/app/", true))).toThrow(
      expect.objectContaining({
        where: "rules[1].mirrorDeletes",
        message: expect.stringContaining("rule b would delete what rule a writes to s3://all/logs/app/ in us-east-1"),
      }),
    );
    expect(() => plan(rules("logs/app/", false))).not.toThrow();
    expect(() => plan(rules("orders/", true))).not.toThrow();
  });

  it("makes a machine for what is there already only where a rule wants one, and never by suffix", () => {
    const rule = (more: object, source: object = {}) => [
      {
        name: "a",
        source: { ...from("eu-west-1", "one", "in/"), ...source },
        destinations: [from("us-east-1")],
        ...more,
      },
    ];
    const backfillOf = (more: object) => plan(rule(more)).sources[0]?.rules[0]?.backfill;
    expect([backfillOf({}), backfillOf({ backfill: true })]).toEqual([false, true]);
    expect(() => plan(rule({ backfill: true }, { suffix: ".csv" }))).toThrow(
      expect.objectContaining({ where: "rules[0].backfill" }),
    );
  });

  it("refuses two rules of one name", () => {
    const rule = (bucket: string) => ({
      name: "a",
      source: from("eu-west-1", bucket),
      destinations: [from("us-east-1")],
    });
    expect(() => plan([rule("one"), rule("two")])).toThrow("names two rules");
  });

  it("gives a rule's source and a region's target the limits of the stack, but for what they set themselves", () => {
    const rule = { name: "a", source: from("eu-west-1"), destinations: [from("us-east-1")] };
    const { sources, targets } = plan([{ ...rule, workers: { maxTasks: 3, backlogPerTask: 100 } }], {
      workers: { cpu: 1024, onDemandPercent: 25 },
      targetWorkers: { "us-east-1": { minTasks: 1, archivesPerTask: 4 } },
    });
    const [source, target] = [sources[0]?.rules[0]?.capacity, targets[0]?.capacity];
    expect(source).toMatchObject({ minTasks: 0, maxTasks: 3, backlogPerTask: 100, cpu: 1024, onDemandPercent: 25 });
    expect(target).toMatchObject({ minTasks: 1, maxTasks: 20, backlogPerTask: 4, cpu: 1024, onDemandPercent: 25 });
  });

  it("refuses limits that cannot be kept, and limits for a region that nothing is sent to", () => {
    const rule = { name: "a", source: from("eu-west-1"), destinations: [from("us-east-1")] };
    expect(() => plan([{ ...rule, workers: { minTasks: 30 } }])).toThrow(
      expect.objectContaining({ where: "rules[0].workers.minTasks" }),
    );
    expect(() => plan([rule], { targetWorkers: { "us-east-1": { minTasks: 30 } } })).toThrow("more than 20 at most");
    expect(() => plan([rule], { targetWorkers: { "eu-central-1": { cpu: 512 } } })).toThrow("no rule sends to");
  });

  it("keeps archives beside the restored objects or instead of them, and deploys a region for either", () => {
    const { sources, targets } = plan([
      {
        name: "orders",
        source: from("eu-west-1"),
        destinations: [
          { ...from("eu-central-1"), backup: { retentionDays: 400, lockDays: 30 } },
          { ...from("us-east-1"), restore: false, backup: { bucket: "example-vault" } },
        ],
      },
    ]);
    expect(sources[0]?.rules[0]?.destinations.map(({ region }) => region)).toEqual(["eu-central-1"]);
    expect(
      targets.map(({ region, arrivals }) => [region, arrivals[0]?.destinations.length, arrivals[0]?.backups]),
    ).toEqual([
      [
        "eu-central-1",
        1,
        [
          {
            region: "eu-central-1",
            bucket: { kind: "made", name: "orders-backup" },
            table: "orders",
            retentionDays: 400,
            lockDays: 30,
          },
        ],
      ],
      [
        "us-east-1",
        0,
        [{ region: "us-east-1", bucket: { kind: "existing", bucket: "example-vault" }, table: "bucket_example_vault" }],
      ],
    ]);
  });

  it("refuses a rule that reads its own backup, and objects that are restored among archives", () => {
    const backup = { bucket: "vault" };
    const keeping = { name: "a", source: from("eu-west-1"), destinations: [{ ...from("us-east-1"), backup }] };
    const reading = { name: "b", source: from("us-east-1", "vault"), destinations: [from("eu-west-1", "other")] };
    expect(() => plan([{ ...keeping, source: from("eu-west-1", "other") }, reading])).toThrow("round for ever");
    expect(() => plan([keeping, { ...reading, source: from("us-east-1", "vault", "in/") }])).not.toThrow();
    const restoring = { name: "c", source: from("eu-central-1"), destinations: [from("us-east-1", "vault")] };
    expect(() => plan([keeping, restoring])).toThrow("rule c restores objects where rule a keeps its backup");
    const apart = { ...restoring, source: from("eu-central-1", "third", "in/") };
    expect(() => plan([keeping, apart])).not.toThrow();
  });

  it("refuses a backup that is named twice, and catalogs that would share a table", () => {
    const twice = [from("us-east-1"), from("us-east-1", "other")].map((one) => ({ ...one, backup: {} }));
    expect(() => plan([{ name: "a", source: from("eu-west-1"), destinations: twice }])).toThrow("twice");
    const rule = (name: string, bucket: string) => ({
      name,
      source: from("eu-west-1", `${name}-source`),
      destinations: [{ ...from("us-east-1"), backup: { bucket } }],
    });
    expect(() => plan([rule("a", "my-vault"), rule("b", "my.vault")])).toThrow("share the table bucket_my_vault");
    expect(() => plan([rule("a", "my-vault"), rule("b", "my-vault")])).not.toThrow();
  });

  it("refuses a region without a network, and networks that overlap", () => {
    const rules = [{ name: "a", source: from("eu-west-1"), destinations: [from("us-east-1")] }];
    expect(() => plan(rules, { networks: { "eu-west-1": { cidrBlock: "10.0.0.0/16" } } })).toThrow("has no network");
    expect(() =>
      plan(rules, {
        networks: { "eu-west-1": { cidrBlock: "10.0.0.0/16" }, "us-east-1": { cidrBlock: "10.0.128.0/17" } },
      }),
    ).toThrow("10.0.128.0/17 overlaps 10.0.0.0/16");
  });
});
