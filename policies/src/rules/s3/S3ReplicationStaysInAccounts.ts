import type { ResourceRule } from "../../engine/Rule.js";
import { type Finding, verdictOf } from "../../engine/Verdict.js";
import { bucketTypes } from "./bucketTypes.js";
import { type ReplicationView, replicationsIn } from "./replicationsOf.js";
import { settingTypes } from "./settingTypes.js";

interface Settings {
  readonly accounts: readonly string[];
}

const [configType] = settingTypes.replication.types;
const configWith = (destination: object) => [
  {
    type: configType,
    name: "copied",
    props: { rules: [{ id: "all", destination: { bucket: "arn:aws:s3:::copies", ...destination } }] },
  },
];

/** Replication stays in the account, or goes to listed ones, which then own the copies. */
export const S3ReplicationStaysInAccounts: ResourceRule<Settings> = {
  id: "s3-replication-accounts-named",
  title: "Replication goes to listed accounts only",
  severity: "high",
  why: "Replication is the quietest way to take data out of an account: it needs no call, and goes on by itself",
  fix: "replicate within the account, or list the account in the rule's setting and give destination.accessControlTranslation",
  url: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/replication-change-owner.html",
  controls: ["NET-18", "BAK-01"],
  scope: "resource",
  types: [...settingTypes.replication.types, ...bucketTypes],
  settings: {
    accounts: {
      description: "Ids of the other accounts into which buckets may replicate",
      default: [],
      schema: { type: "array", items: { type: "string" } },
    },
  },
  evaluate: (resource, { accounts }) =>
    verdictOf((replicationsIn(resource) ?? []).flatMap((rule) => findingsOf(resource.name, rule, accounts))),
  examples: {
    good: configWith({}),
    bad: configWith({ account: "999999999999", accessControlTranslation: { owner: "Destination" } }),
    others: {
      inline: [
        {
          type: bucketTypes[0],
          name: "data",
          props: { replicationConfiguration: { rules: [{ destination: { accountId: "999999999999" } }] } },
        },
      ],
    },
  },
};

function findingsOf(config: string, rule: ReplicationView, accounts: readonly string[]): readonly Finding[] {
  const { id, account, givesOwnership } = rule;
  if (account === undefined) return [];
  const into = `rule ${id} of ${config} copies into account ${account}`;
  return [
    ...(accounts.includes(String(account))
      ? []
      : [{ id: `Account::${account}`, message: `${into}, which is not listed` }]),
    ...(givesOwnership
      ? []
      : [{ id: `Owner::${id}`, message: `${into} and leaves that account no owner of the copies` }]),
  ];
}
