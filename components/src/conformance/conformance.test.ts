import { beforeAll, describe, expect, it } from "@jest/globals";
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { declaredInputs } from "./declaredInputs.js";
import { componentNames, entries } from "./entries.js";
import type { RecordedResource } from "./Recording.js";
import { type RecordedComponent, recordEntry, subject } from "./recordEntry.js";
import { type Scene, scene } from "./Scene.js";

const elsewhere: Scene = { ...scene, partition: "aws-us-gov", region: "us-gov-west-1" };
const production: Scene = { ...scene, environment: "prod" };

/** What they hold, or who can read it, is lost for good when they are deleted. */
const dataTypes = [
  "aws:backup/vault:Vault",
  "aws:s3/bucket:Bucket",
  "aws:kms/key:Key",
  "aws:dynamodb/table:Table",
  "aws:sqs/queue:Queue",
  "aws:cloudwatch/logGroup:LogGroup",
  "aws:rds/instance:Instance",
  "aws:secretsmanager/secret:Secret",
];
/** Documents and names, which policies and other programs read at preview. */
const readAtPreview = [
  "policy",
  "assumeRolePolicy",
  "name",
  "bucket",
  "family",
  "containerDefinitions",
  "eventPattern",
];

describe("the conformance suite", () => {
  it("has an entry for every component, beside it", () => {
    expect(entries.map(({ name }) => name).sort()).toEqual([...componentNames].sort());
  });
});

/** What no program knows before AWS has drawn an id that it must name. */
const knownLater = [
  // Events of EMR Serverless carry the application's id, and not its name.
  { of: ":SparkApplication$aws:cloudwatch/eventRule:EventRule::", property: "eventPattern" },
];

describe.each(entries.map((entry) => [entry.name, entry] as const))("%s", (name, entry) => {
  let inDev: RecordedComponent;
  let inProd: RecordedComponent;
  let atPreview: RecordedComponent;
  let inGov: RecordedComponent;

  beforeAll(async () => {
    inDev = await recordEntry(entry);
    inProd = await recordEntry(entry, { scene: production });
    atPreview = await recordEntry(entry, { preview: true });
    inGov = await recordEntry(entry, { scene: elsewhere });
  });

  it("has its type token, and children that are named after their parent", () => {
    const { root, children } = inDev;
    expect(root.type).toBe(`sallyport:index:${name}`);
    expect(children.length).toBeGreaterThan(0);
    const names = new Map([[root.urn, subject], ...children.map((child) => [child.urn, child.name] as const)]);
    for (const child of children) {
      expect(names.has(child.parent)).toBe(true);
      expect(child.name.startsWith(`${names.get(child.parent)}-`)).toBe(true);
    }
  });

  it("tags every taggable child with the caller's tags and its component", () => {
    const tags = { ...scene.tags, "sallyport:component": expect.any(String) };
    for (const { type, urn, inputs } of inDev.aws) {
      if (declaredInputs(type).has("tags")) expect([urn, inputs.tags]).toEqual([urn, expect.objectContaining(tags)]);
    }
  });

  it("passes its region to every regional child, and names no region or partition of its own", () => {
    const regions = ({ aws }: RecordedComponent) =>
      aws.filter(({ type }) => declaredInputs(type).has("region")).map(({ inputs }) => inputs.region);
    expect(new Set(regions(inDev))).toEqual(new Set(regions(inDev).map(() => scene.region)));
    expect(new Set(regions(inGov))).toEqual(new Set(regions(inGov).map(() => elsewhere.region)));
    const text = JSON.stringify(inGov.children.map(({ inputs }) => inputs));
    expect(text).not.toContain(scene.region);
    expect(text).not.toContain("arn:aws:");
    expect(urnsOf(inGov.children)).toEqual(urnsOf(inDev.children));
  });

  it("asks the provider that it is given for all that it makes and looks up, so that its default tags hold", async () => {
    const { aws: made, lookUps } = await recordEntry(entry, {
      change: ({ account: _, region: __, ...args }: { account?: unknown; region?: unknown }) => args,
      opts: () => ({ providers: [new aws.Provider("given", { region: scene.region })] }),
    });
    const given = expect.stringMatching(/::pulumi:providers:aws::given::/);
    for (const { urn, provider } of made) expect([urn, provider]).toEqual([urn, given]);
    for (const { token, provider } of lookUps) expect([token, provider]).toEqual([token, given]);
  });

  it("opens nothing to the world", () => {
    expect(JSON.stringify(inDev.aws.map(({ inputs }) => inputs))).not.toMatch(/0\.0\.0\.0\/0|"::\/0"/);
    const open = inDev.aws.filter(({ type, inputs }) => {
      // An endpoint's policy narrows what others allow: it gives nobody anything.
      const statements = type === "aws:ec2/vpcEndpoint:VpcEndpoint" ? [] : statementsOf(inputs.policy);
      return inputs.publiclyAccessible === true || inputs.mapPublicIpOnLaunch === true || statements.some(letsAnyoneIn);
    });
    expect(open).toEqual([]);
  });

  it("registers exactly its public outputs", () => {
    const { instance, outputs } = inDev;
    const fields = Object.entries(instance).filter(
      ([field, value]) => field !== "urn" && pulumi.Output.isInstance(value),
    );
    expect([...outputs].sort()).toEqual(fields.map(([field]) => field).sort());
  });

  it("knows its documents and names at the first preview", () => {
    for (const { urn, inputs, propertyDependencies } of inDev.aws) {
      const previewed = atPreview.aws.find((child) => child.urn === urn)?.inputs ?? {};
      for (const input of readAtPreview) {
        // The bucket of a setting is a reference to the bucket's id, which the engine resolves.
        if (input === "bucket" && propertyDependencies.bucket !== undefined) continue;
        if (knownLater.some(({ of, property }) => property === input && urn.includes(of))) continue;
        expect([urn, input, previewed[input]]).toEqual([urn, input, inputs[input]]);
      }
    }
  });

  it("never deletes data unasked, and protects it in prod alone", () => {
    for (const { children } of [inDev, inProd]) {
      expect(children.filter(({ retainOnDelete }) => retainOnDelete)).toEqual([]);
      expect(children.filter(({ inputs }) => inputs.forceDestroy === true || inputs.forceDelete === true)).toEqual([]);
    }
    expect(urnsOf(inDev.children.filter(({ protect }) => protect))).toEqual([]);
    const data = inProd.aws.filter(({ type }) => dataTypes.includes(type));
    expect(urnsOf(inProd.children.filter(({ protect }) => protect))).toEqual(urnsOf(data));
  });
});

/** In the order of URNs: the order of registrations depends on what resolves first. */
function urnsOf(resources: readonly RecordedResource[]): string[] {
  return resources.map(({ urn }) => urn).sort();
}

interface StatementJson {
  readonly Effect?: string;
  readonly Principal?: unknown;
  readonly Condition?: unknown;
}

function statementsOf(policy: unknown): readonly StatementJson[] {
  if (typeof policy !== "string") return [];
  // Not every policy is IAM's: a repository's lifecycle has no statements.
  return (JSON.parse(policy) as { readonly Statement?: readonly StatementJson[] }).Statement ?? [];
}

function letsAnyoneIn({ Effect, Principal, Condition }: StatementJson): boolean {
  return Effect === "Allow" && Condition === undefined && ['"*"', '{"AWS":"*"}'].includes(JSON.stringify(Principal));
}
