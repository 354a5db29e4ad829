import { type PolicyStatement, parsePolicy } from "../../documents/parsePolicy.js";
import { requiredValues } from "../../documents/requiredValues.js";
import { sourceOf } from "../../documents/sourceOf.js";
import type { ResourceRule } from "../../engine/Rule.js";
import { type Finding, verdictOf } from "../../engine/Verdict.js";
import { keyPolicyTypes } from "./keyTypes.js";

interface Settings {
  readonly resource: boolean;
}

const [keyType] = keyPolicyTypes;
const account = { StringEquals: { "aws:SourceAccount": "111122223333" } };
const source = { ArnLike: { "aws:SourceArn": "arn:aws:s3:::data" } };
const keyFor = (Service: string, Condition?: object) => [
  {
    type: keyType,
    name: "key",
    props: {
      policy: JSON.stringify({
        Statement: [
          {
            Sid: "Service",
            Effect: "Allow",
            Principal: { Service },
            Action: ["kms:Decrypt", "kms:GenerateDataKey"],
            Resource: "*",
            ...(Condition ? { Condition } : {}),
          },
        ],
      }),
    },
  },
];

/** Every service that a key policy lets in uses the key on behalf of named resources of a named account. */
export const KmsServiceUseScoped: ResourceRule<Settings> = {
  id: "kms-service-use-scoped",
  title: "Services use keys on behalf of named resources only",
  severity: "high",
  why: "A service works for everybody: without conditions another customer can have it encrypt and decrypt with the key (the confused deputy)",
  fix: "add aws:SourceAccount and aws:SourceArn to the statement; for CloudWatch Logs kms:EncryptionContext:aws:logs:arn with the log groups",
  url: "https://docs.aws.amazon.com/kms/latest/developerguide/least-privilege.html#least-privilege-source-arn",
  controls: ["ENC-09"],
  scope: "resource",
  types: keyPolicyTypes,
  settings: {
    resource: {
      description: "Whether aws:SourceArn or the encryption context has to name the resource besides its account",
      default: true,
      schema: { type: "boolean" },
    },
  },
  evaluate: ({ name, props }, settings) =>
    verdictOf(
      parsePolicy(props.policy)
        .filter(({ effect }) => effect === "Allow")
        .flatMap((statement) => findingsOf(name, statement, settings)),
    ),
  examples: {
    good: keyFor("s3.amazonaws.com", { ...account, ...source }),
    bad: keyFor("s3.amazonaws.com"),
    others: {
      "a bucket's ARN, which says nothing of the account": keyFor("s3.amazonaws.com", source),
      "any resource of the account": keyFor("s3.amazonaws.com", account),
      "log groups of any account": keyFor("logs.eu-west-1.amazonaws.com"),
      "any log group": keyFor("logs.eu-west-1.amazonaws.com", {
        ArnLike: { "kms:EncryptionContext:aws:logs:arn": "*" },
      }),
    },
  },
};

function findingsOf(key: string, statement: PolicyStatement, settings: Settings): readonly Finding[] {
  const services = statement.principals.filter(({ kind }) => kind === "Service").map(({ value }) => value);
  if (services.length === 0 || namesByContext(statement)) return [];
  const { account: ofAccount, resource } = sourceOf(statement);
  const pinned = ofAccount || requiredValues(statement, "kms:CallerAccount").length > 0;
  return services.flatMap((service) => [
    ...(pinned ? [] : [{ id: `Account::${service}`, message: `key ${key} lets ${service} in for any account` }]),
    ...(resource || !settings.resource
      ? []
      : [{ id: `Source::${service}`, message: `key ${key} lets ${service} in for any resource` }]),
  ]);
}

/** Some services name the resource, by an ARN with its account, in the encryption context and not in aws:SourceArn. */
function namesByContext({ conditions }: PolicyStatement): boolean {
  return Object.entries(conditions).some(
    ([operator, keys]) =>
      !operator.endsWith("IfExists") &&
      !operator.includes("Not") &&
      Object.entries(keys).some(
        ([name, values]) =>
          name.startsWith("kms:encryptioncontext:") &&
          values.length > 0 &&
          values.every((value) => /^arn:[^:]*:[^:]+:[^:]*:\d{12}:/.test(value)),
      ),
  );
}
