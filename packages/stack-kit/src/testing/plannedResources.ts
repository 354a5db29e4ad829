import * as pulumi from "@pulumi/pulumi";

/** A resource that a program registers, with its inputs resolved. */
export interface PlannedResource {
  readonly type: string;
  readonly name: string;
  readonly inputs: Readonly<Record<string, unknown>>;
}

const accountId = "111122223333";

/** Service and resource part of ARNs, where components read them. */
const arns: Readonly<Record<string, (region: string, name: string) => string>> = {
  "aws:s3/bucket:Bucket": (_region, name) => `s3:::${name}`,
  "aws:sqs/queue:Queue": (region, name) => `sqs:${region}:${accountId}:${name}`,
  "aws:kms/key:Key": (region, name) => `kms:${region}:${accountId}:key/${name}`,
  "aws:iam/role:Role": (_region, name) => `iam::${accountId}:role/${name}`,
};

/**
 * The resources of AWS that a stack's program registers, against Pulumi's mocks: each gets an id and an ARN made from its name, and the
 * foundation has a topic and a log bucket in each of `regions`.
 */
export async function plannedResources(program: () => void, regions: readonly string[]): Promise<PlannedResource[]> {
  const planned: PlannedResource[] = [];
  const foundation = {
    permissionsBoundaryArn: `arn:aws:iam::${accountId}:policy/boundary`,
    alarmTopicArns: byRegion(regions, (region) => `arn:aws:sns:${region}:${accountId}:alarms`),
    logBuckets: byRegion(regions, (region) => `logs-${region}`),
  };
  const mocks: pulumi.runtime.Mocks = {
    newResource: ({ type, name, inputs, custom }) => {
      if (type === "pulumi:pulumi:StackReference") return { id: name, state: { ...inputs, outputs: foundation } };
      if (!custom) return { id: undefined, state: {} };
      planned.push({ type, name, inputs });
      return { id: idOf(type, name, inputs), state: outputsOf(type, name, inputs) };
    },
    call: ({ token }) => answers(token, regions),
  };
  await pulumi.runtime.setMocks(mocks, "project", "stack", false, "organization");
  program();
  // One turn lets promises that start registrations run; then the runtime waits for those that are outstanding.
  await new Promise((resolve) => setImmediate(resolve));
  await pulumi.runtime.disconnect();
  return planned;
}

function byRegion(regions: readonly string[], valueIn: (region: string) => string): Record<string, string> {
  return Object.fromEntries(regions.map((region) => [region, valueIn(region)]));
}

function physicalName(name: string, inputs: Readonly<Record<string, unknown>>): string {
  return String(inputs.bucket ?? inputs.name ?? name);
}

function idOf(type: string, name: string, inputs: Readonly<Record<string, unknown>>): string {
  const physical = physicalName(name, inputs);
  return type === "aws:sqs/queue:Queue"
    ? `https://sqs.${inputs.region}.amazonaws.com/${accountId}/${physical}`
    : physical;
}

function outputsOf(type: string, name: string, inputs: Readonly<Record<string, unknown>>) {
  const physical = physicalName(name, inputs);
  const region = String(inputs.region ?? "");
  const arn = `arn:aws:${arns[type]?.(region, physical) ?? `mock:${region}:${accountId}:${type}/${physical}`}`;
  return { name: physical, arn, url: idOf(type, name, inputs), keyId: physical, ...inputs };
}

function answers(token: string, [region = ""]: readonly string[]): Record<string, unknown> {
  if (token === "aws:index/getCallerIdentity:getCallerIdentity") return { accountId, id: accountId };
  if (token === "aws:index/getPartition:getPartition") return { partition: "aws", id: "aws" };
  if (token === "aws:index/getRegion:getRegion") return { region, name: region, id: region };
  if (token === "aws:index/getAvailabilityZones:getAvailabilityZones") {
    return { id: region, names: ["a", "b", "c"].map((zone) => `${region}${zone}`) };
  }
  if (token === "aws:ec2/getPrefixList:getPrefixList") return { id: "pl-1", cidrBlocks: [] };
  throw new Error(`no answer for the look-up ${token}: add one to plannedResources.ts`);
}
