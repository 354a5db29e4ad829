import type { AccessContext } from "./AccessContext.js";
import type { AccessIntent } from "./AccessIntent.js";
import { type Grant, grantsOf } from "./grantsOf.js";
import { groupedBySid } from "./groupedBySid.js";
import { IntentError } from "./IntentError.js";
import type { Conditions, Statement } from "./PolicyDocument.js";
import { parseArn } from "./parseArn.js";
import type { ResourceKind } from "./resourceKinds.js";
import type { Target } from "./targetOf.js";

/** The service through which KMS sees the call (kms:ViaService), the noun of its Sids, and its encryption context. */
interface KeyedService {
  readonly service: string;
  readonly noun: string;
  readonly context: (target: Target) => Conditions[string];
}

const keyed: Readonly<Partial<Record<ResourceKind, KeyedService>>> = {
  bucket: {
    service: "s3",
    noun: "Objects",
    // With a bucket key the context is the bucket's ARN, without one the object's.
    context: ({ arn }) => ({ "kms:EncryptionContext:aws:s3:arn": [arn, `${arn}/*`] }),
  },
  queue: {
    service: "sqs",
    noun: "Messages",
    context: ({ arn }) => ({ "kms:EncryptionContext:aws:sqs:arn": [arn] }),
  },
  table: {
    service: "dynamodb",
    noun: "Items",
    context: ({ name }) => ({ "kms:EncryptionContext:aws:dynamodb:tableName": [name] }),
  },
  topic: {
    service: "sns",
    noun: "Notifications",
    context: ({ arn }) => ({ "kms:EncryptionContext:aws:sns:topicArn": [arn] }),
  },
  stateMachine: {
    service: "states",
    noun: "Executions",
    context: ({ arn }) => ({ "kms:EncryptionContext:aws:states:stateMachineArn": [arn] }),
  },
  secret: {
    service: "secretsmanager",
    noun: "Secret",
    context: ({ arn }) => ({ "kms:EncryptionContext:SecretARN": [arn] }),
  },
  parameter: {
    service: "ssm",
    noun: "Parameter",
    context: ({ arn }) => ({ "kms:EncryptionContext:PARAMETER_ARN": [arn] }),
  },
};

interface KeyGrant extends Grant {
  readonly key: string;
  readonly action: string;
  readonly service: KeyedService;
}

/**
 * The statements on the keys that protect the intents' resources, one a key action and resource: usable only through
 * the resource's service in its region, and only for that resource's encryption context. The context is matched
 * IfExists: S3, SQS and DynamoDB always send theirs, so this weakens nothing, and emulators that do not are served.
 *
 * @throws IntentError for a key of another region than its resource (ENC-08) or on a resource that takes no key.
 */
export function keyStatementsFor(intents: readonly AccessIntent[], context: AccessContext): Statement[] {
  const grants = grantsOf(intents, context).flatMap(keyGrantsOf);
  const statements = groupedBySid(grants, sidOf, ({ target, key }) => `${key} for ${target.arn}`).map(
    ([sid, [grant]]): Statement => ({
      Sid: sid,
      Effect: "Allow",
      Action: [grant.action],
      Resource: [grant.key],
      Condition: {
        StringEquals: { "kms:ViaService": [`${grant.service.service}.${grant.target.region}.amazonaws.com`] },
        StringLikeIfExists: grant.service.context(grant.target),
      },
    }),
  );
  return statements.filter((one, at) => !statements.slice(0, at).some((other) => isSame(one, other)));
}

/** Where a role does two things with one resource under two labels, the second statement would be one that nobody misses. */
function isSame({ Sid: _one, ...content }: Statement, { Sid: _other, ...other }: Statement): boolean {
  return JSON.stringify(content) === JSON.stringify(other);
}

function keyGrantsOf(grant: Grant): KeyGrant[] {
  const key = grant.intent.key;
  if (key === undefined || grant.target.kind === "key") return [];
  const service = keyed[grant.target.kind];
  if (service === undefined) throw new IntentError("key", key, `a ${grant.target.kind} takes no key; remove it`);
  const arn = parseArn(key);
  if (arn?.service !== "kms" || !/^key\/[A-Za-z0-9-]+$/.test(arn.resource)) {
    throw new IntentError(
      "key",
      key,
      "give the ARN of one KMS key (no alias: IAM does not match aliases as resources)",
    );
  }
  if (arn.region !== grant.target.region) {
    throw new IntentError(
      "key",
      key,
      `${grant.target.arn} is in ${grant.target.region}; use a key of that region (ENC-08)`,
    );
  }
  return grant.verb.keyActions.map((action) => ({ ...grant, key, action, service }));
}

const keyVerbs: Readonly<Record<string, string>> = {
  "kms:Decrypt": "Decrypt",
  "kms:GenerateDataKey": "GenerateDataKeyFor",
  "kms:Encrypt": "Encrypt",
};

function sidOf({ action, target, service }: KeyGrant): string {
  return `${keyVerbs[action] ?? "UseKeyFor"}${target.label}${service.noun}`;
}
