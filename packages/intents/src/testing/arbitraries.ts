import fc from "fast-check";
import { Access } from "../Access.js";
import type { AccessContext } from "../AccessContext.js";
import type { AccessIntent } from "../AccessIntent.js";
import { type ResourceKind, verbTable } from "../verbTable.js";

export const context: AccessContext = { accountId: "111122223333", partition: "aws", region: "eu-west-1" };

/** Regions that intents are made in; the permissions boundary of the tests has the same. */
export const regions = ["eu-west-1", "eu-central-1"] as const;

/** Names that AWS takes, by kind; a key and a secret are named by ARN. */
const names: Readonly<Record<Exclude<ResourceKind, "key">, fc.Arbitrary<string>>> = {
  bucket: fc.stringMatching(/^[a-z0-9][a-z0-9-]{1,20}[a-z0-9]$/),
  queue: fc.stringMatching(/^[A-Za-z0-9_-]{1,20}(\.fifo)?$/),
  table: fc.stringMatching(/^[A-Za-z0-9_.-]{3,20}$/),
  eventBus: fc.stringMatching(/^[A-Za-z0-9_.-]{1,20}$/),
  topic: fc.stringMatching(/^[A-Za-z0-9_-]{1,20}$/),
  logGroup: fc.stringMatching(/^[A-Za-z0-9_./#-]{1,20}$/),
  repository: fc.stringMatching(/^[a-z0-9][a-z0-9._/-]{1,20}$/),
  secret: fc.stringMatching(/^[A-Za-z0-9_/-]{1,20}-[A-Za-z0-9]{6}$/),
};

const keyedKinds: readonly ResourceKind[] = ["bucket", "queue", "table", "topic", "secret"];

/** Folder of a bucket, ending at "/". */
export const folder: fc.Arbitrary<string> = fc
  .array(fc.stringMatching(/^[A-Za-z0-9_=-]{1,4}$/), { minLength: 1, maxLength: 3 })
  .map((segments) => `${segments.join("/")}/`);

interface Resource {
  readonly kind: ResourceKind;
  readonly name: string;
  readonly region: string;
}

const resource: fc.Arbitrary<Resource> = fc.constantFrom(...(Object.keys(verbTable) as ResourceKind[])).chain((kind) =>
  fc.record({
    kind: fc.constant(kind),
    name: kind === "key" ? fc.uuid() : names[kind],
    region: fc.constantFrom(...regions),
  }),
);

/** Intents on up to five resources, several of them on one resource at times, that can all be granted together. */
export const intents: fc.Arbitrary<AccessIntent[]> = fc
  .uniqueArray(resource, { minLength: 1, maxLength: 5, selector: ({ kind, name }) => `${kind} ${name}` })
  .chain((resources) =>
    fc.array(
      fc.nat(resources.length - 1).chain((index) => intentOn(resources[index] as Resource, `Label${index}`)),
      { minLength: 1, maxLength: 8 },
    ),
  );

function intentOn({ kind, name, region }: Resource, label: string): fc.Arbitrary<AccessIntent> {
  const keyArn = `arn:aws:kms:${region}:${context.accountId}:key/${kind === "key" ? name : "0f3c0000-0000-4000-8000-000000000001"}`;
  const verbs = Object.keys(verbTable[kind]) as Access[];
  const both = verbs.includes(Access.Read) && verbs.includes(Access.Write) ? [Access.ReadWrite] : [];
  const secretArn = `arn:aws:secretsmanager:${region}:${context.accountId}:secret:${name}`;
  const named = kind === "key" ? { key: keyArn } : { [kind]: kind === "secret" ? secretArn : name };
  return fc
    .record({
      actions: fc.subarray([...verbs, ...both], { minLength: 1 }),
      prefix: kind === "bucket" ? fc.option(folder, { nil: undefined }) : fc.constant(undefined),
      keyed: keyedKinds.includes(kind) ? fc.boolean() : fc.constant(false),
    })
    .map(({ actions, prefix, keyed }) => ({
      ...named,
      actions,
      label,
      region,
      ...(prefix === undefined ? {} : { prefix }),
      ...(keyed ? { key: keyArn } : {}),
    }));
}
