import fc from "fast-check";
import { Access } from "../Access.js";
import type { AccessContext } from "../AccessContext.js";
import type { AccessIntent } from "../AccessIntent.js";
import { type ResourceKind, resourceKinds } from "../resourceKinds.js";
import { verbTable } from "../verbTable.js";

export const context: AccessContext = { accountId: "111122223333", partition: "aws", region: "eu-west-1" };

/** Regions that intents are made in; the permissions boundary of the tests has the same. */
export const regions = ["eu-west-1", "eu-central-1"] as const;

/** Names that AWS takes, by kind; a key and a secret are named by ARN. */
const names: Readonly<Record<ResourceKind, fc.Arbitrary<string>>> = {
  bucket: fc.stringMatching(/^[a-z0-9][a-z0-9-]{1,20}[a-z0-9]$/),
  queue: fc.stringMatching(/^[A-Za-z0-9_-]{1,20}(\.fifo)?$/),
  table: fc.stringMatching(/^[A-Za-z0-9_.-]{3,20}$/),
  eventBus: fc.stringMatching(/^[A-Za-z0-9_.-]{1,20}$/),
  eventRule: fc.stringMatching(/^[A-Za-z0-9_-]{1,20}$/),
  topic: fc.stringMatching(/^[A-Za-z0-9_-]{1,20}$/),
  logGroup: fc.stringMatching(/^[A-Za-z0-9_./#-]{1,20}$/),
  repository: fc.stringMatching(/^[a-z0-9][a-z0-9._/-]{1,20}$/),
  secret: fc.stringMatching(/^[A-Za-z0-9_/-]{1,20}-[A-Za-z0-9]{6}$/),
  parameter: fc.stringMatching(/^\/?[A-Za-z0-9_.-]{1,8}(\/[A-Za-z0-9_.-]{1,8}){0,2}$/),
  function: fc.stringMatching(/^[A-Za-z0-9_-]{1,20}(:[A-Za-z0-9_-]{1,8})?$/),
  api: fc.stringMatching(/^[a-z0-9]{10}$/),
  database: fc.stringMatching(/^(db|cluster)-[A-Z0-9]{1,20}$/),
  jobQueue: fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9_-]{0,20}$/),
  jobDefinition: fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9_-]{0,20}(:[1-9])?$/),
  jobs: fc.stringMatching(/^[A-Za-z0-9_.:/=+@-]{1,20}$/),
  sparkApplication: fc.stringMatching(/^[0-9a-z]{1,16}$/),
  stateMachine: fc.stringMatching(/^[A-Za-z0-9_-]{1,20}$/),
  taskDefinition: fc.stringMatching(/^[A-Za-z0-9_-]{1,20}(:[1-9])?$/),
  role: fc.stringMatching(/^[A-Za-z0-9_-]{1,20}$/),
  sessionRole: fc.stringMatching(/^[A-Za-z0-9_-]{1,12}-session$/),
  metricNamespace: fc.stringMatching(/^Sallyport\/[A-Za-z0-9_./#:-]{1,20}$/),
  bucketsOf: fc.constant(context.accountId),
  securityGroupsOf: fc.constant(context.accountId),
  usersOf: fc.constant(context.accountId),
  trail: fc.stringMatching(/^[a-z][a-z0-9-]{1,20}[a-z]$/),
  subnet: fc.stringMatching(/^subnet-[0-9a-f]{17}$/),
  securityGroup: fc.stringMatching(/^sg-[0-9a-f]{17}$/),
  key: fc.uuid(),
};

/** Kinds whose resources may be encrypted with a key that their users need. */
const keyedKinds: readonly ResourceKind[] = ["bucket", "queue", "table", "topic", "secret", "parameter"];

/** Folder of a bucket, ending at "/". */
export const folder: fc.Arbitrary<string> = fc
  .array(fc.stringMatching(/^[A-Za-z0-9_=-]{1,4}$/), { minLength: 1, maxLength: 3 })
  .map((segments) => `${segments.join("/")}/`);

/** Method and path of an API, with parameters. */
export const route: fc.Arbitrary<string> = fc
  .tuple(
    fc.constantFrom("GET", "POST", "DELETE"),
    fc.array(fc.stringMatching(/^([a-z]{1,6}|\{id\})$/), { maxLength: 3 }),
  )
  .map(([method, segments]) => `${method} /${segments.join("/")}`);

/** What narrows an intent on a kind of resource. */
const qualifiers: Readonly<Partial<Record<ResourceKind, fc.Arbitrary<Partial<AccessIntent>>>>> = {
  bucket: fc.option(folder, { nil: undefined }).map((prefix) => (prefix === undefined ? {} : { prefix })),
  table: fc.stringMatching(/^[A-Za-z0-9_.-]{3,12}$/).map((index) => ({ index })),
  api: fc.record({ routes: fc.array(route, { minLength: 1, maxLength: 3 }) }),
  database: fc.stringMatching(/^[a-z_]{1,12}$/).map((user) => ({ user })),
  taskDefinition: fc.constant({ cluster: "workers" }),
  role: fc.constant({ passedTo: "ecs-tasks.amazonaws.com" }),
};

interface Resource {
  readonly kind: ResourceKind;
  readonly name: string;
  readonly region: string;
}

const resource: fc.Arbitrary<Resource> = fc
  .constantFrom(...(Object.keys(verbTable) as ResourceKind[]))
  .chain((kind) => fc.record({ kind: fc.constant(kind), name: names[kind], region: fc.constantFrom(...regions) }));

/** Intents on up to five resources, several of them on one resource at times, that can all be granted together. */
export const intents: fc.Arbitrary<AccessIntent[]> = fc
  .uniqueArray(resource, { minLength: 1, maxLength: 5, selector: ({ kind, name }) => `${kind} ${name}` })
  .chain((resources) =>
    fc.array(
      fc.nat(resources.length - 1).chain((index) => intentOn(resources[index] as Resource, `Label${index}`)),
      { minLength: 1, maxLength: 8 },
    ),
  );

/** The one intent on a resource of a kind by name, as an intent says it. */
function named(kind: ResourceKind, name: string, region: string): Partial<AccessIntent> {
  const { service, before } = resourceKinds[kind];
  const byArn = kind === "key" || kind === "secret";
  return { [kind]: byArn ? `arn:aws:${service}:${region}:${context.accountId}:${before}${name}` : name };
}

function intentOn({ kind, name, region }: Resource, label: string): fc.Arbitrary<AccessIntent> {
  const keyArn = `arn:aws:kms:${region}:${context.accountId}:key/0f3c0000-0000-4000-8000-000000000001`;
  const verbs = Object.keys(verbTable[kind]) as Access[];
  const both = verbs.includes(Access.Read) && verbs.includes(Access.Write) ? [Access.ReadWrite] : [];
  return fc
    .record({
      actions: fc.subarray([...verbs, ...both], { minLength: 1 }),
      qualifier: qualifiers[kind] ?? fc.constant({}),
      keyed: keyedKinds.includes(kind) ? fc.boolean() : fc.constant(false),
    })
    .map(({ actions, qualifier, keyed }) => ({
      ...named(kind, name, region),
      ...qualifier,
      actions,
      label,
      region,
      ...(keyed ? { key: keyArn } : {}),
    }));
}
