import { beforeAll, describe, expect, it } from "@jest/globals";
import { declaredInputs } from "./declaredInputs.js";
import { encryptedBy, encryptedElsewhere, withoutKey } from "./encryptedBy.js";
import { entries } from "./entries.js";
import type { RecordedResource } from "./Recording.js";
import { type RecordedComponent, recordEntry } from "./recordEntry.js";
import { valuesAt } from "./valuesAt.js";

const keyArn = /^arn:[\w-]+:kms:[\w-]+:\d{12}:key\//;
/** Inputs by which a type could be given a key. */
const keyInput = /kms\w*key|^keyId$|encryption/i;
/** Inputs that give a public address or let the world in, also within documents. */
const publicSetting =
  /"(?:publiclyAccessible|mapPublicIpOnLaunch|associatePublicIpAddress|assignPublicIp)\\*":\s*(?:true|\\*"ENABLED)/;

const everything: RecordedResource[] = [];

describe.each(entries.map((entry) => [entry.name, entry] as const))("%s", (_name, entry) => {
  let made: RecordedComponent;
  const ofType = (type: string) => made.aws.filter((resource) => resource.type === type);

  beforeAll(async () => {
    made = await recordEntry(entry);
    everything.push(...made.aws);
  });

  it("encrypts with a customer's key whatever AWS would encrypt with one", () => {
    for (const { type, urn, inputs } of made.aws) {
      const paths = encryptedBy[type] ?? [];
      const canName = [...declaredInputs(type).keys()].filter((input) => keyInput.test(input));
      const known = paths.length > 0 || type in encryptedElsewhere || canName.length === 0;
      expect([type, "in encryptedBy.ts", known]).toEqual([type, "in encryptedBy.ts", true]);
      if (Object.keys(withoutKey).some((suffix) => isOf(urn, suffix))) continue;
      for (const key of paths.flatMap((path) => valuesAt(inputs, path))) {
        expect([urn, key]).toEqual([urn, expect.stringMatching(keyArn)]);
      }
    }
  });

  it("gives each bucket its encryption", () => {
    const encrypted = ofType("aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration");
    const covered = encrypted.flatMap(({ propertyDependencies }) => propertyDependencies.bucket ?? []);
    expect(ofType("aws:s3/bucket:Bucket").filter(({ urn }) => !covered.includes(urn))).toEqual([]);
  });

  it("takes nothing in from outside: no public address, and traffic from named security groups only", () => {
    expect(made.aws.filter(({ inputs }) => publicSetting.test(JSON.stringify(inputs)))).toEqual([]);
    const inline = made.aws.filter(({ inputs }) => Array.isArray(inputs.ingress) && inputs.ingress.length > 0);
    expect(inline).toEqual([]);
    expect(made.aws.filter(({ type }) => /[/]securityGroupRule:/i.test(type))).toEqual([]);
    const rules = made.aws.filter(({ type }) => type.endsWith(":SecurityGroupIngressRule"));
    const open = rules.filter(({ inputs }) => inputs.referencedSecurityGroupId === undefined && !isOfEndpoints(inputs));
    expect(open).toEqual([]);
  });

  it("keeps every log for a number of days that someone chose", () => {
    for (const { urn, inputs } of ofType("aws:cloudwatch/logGroup:LogGroup")) {
      expect([urn, Number(inputs.retentionInDays) > 0, inputs.skipDestroy === true]).toEqual([urn, true, false]);
    }
  });

  /** Interface endpoints take HTTPS from the addresses of their own network: what runs there has groups of its own. */
  function isOfEndpoints({ cidrIpv4, securityGroupId, fromPort, toPort }: RecordedResource["inputs"]): boolean {
    const networks = ofType("aws:ec2/vpc:Vpc").map(({ inputs }) => inputs.cidrBlock);
    const groups: unknown[] = ofType("aws:ec2/vpcEndpoint:VpcEndpoint").flatMap(
      ({ inputs }) => inputs.securityGroupIds ?? [],
    );
    return (
      networks.some((network) => network === cidrIpv4) &&
      groups.includes(securityGroupId) &&
      fromPort === 443 &&
      toPort === 443
    );
  }
});

describe("the lists of encryption", () => {
  it("name nothing that no component makes any more", () => {
    const unmade = [...Object.keys(encryptedBy), ...Object.keys(encryptedElsewhere)].filter(
      (type) => !everything.some((resource) => resource.type === type),
    );
    const unused = Object.keys(withoutKey).filter((suffix) => !everything.some(({ urn }) => isOf(urn, suffix)));
    expect([...unmade, ...unused]).toEqual([]);
  });
});

/** Whether a URN's type chain ends so. */
function isOf(urn: string, suffix: string): boolean {
  return urn.includes(`:${suffix}::`);
}
