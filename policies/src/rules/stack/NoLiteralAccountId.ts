import { ifKnown } from "../../documents/ifKnown.js";
import { parseArns } from "../../documents/parseArns.js";
import { type Text, textsOf } from "../../documents/textsOf.js";
import { perGraph } from "../../engine/perGraph.js";
import type { RelationRule } from "../../engine/Rule.js";
import { verdictOf } from "../../engine/Verdict.js";

interface Settings {
  readonly accounts: readonly string[];
}

/** What stands in examples where an account's id belongs. */
const placeholder =
  /\b(YOUR|MY|AWS)_ACCOUNT(_ID)?\b|<\s*(your-|aws-)?account([-_ ]?(id|number))?\s*>|\$\{?AWS::AccountId\}?|:ACCOUNT(_ID)?:|\{account([-_]?id)?\}/i;

const policyType = "aws:iam/rolePolicy:RolePolicy";
const policyFor = (resource: string) =>
  JSON.stringify({ Statement: [{ Effect: "Allow", Action: "s3:GetObject", Resource: resource }] });
const queue = {
  type: "aws:sqs/queue:Queue",
  name: "jobs",
  props: { arn: "arn:aws:sqs:eu-west-1:111122223333:jobs" },
};

/** The account of AWS's own examples; an emulator may have it too. */
const exampleAccount = /(?<!\d)123456789012(?!\d)/;

/** Types whose `arn` is that of another resource, which the program gives. */
const namesAnother = [
  "aws:cloudwatch/eventTarget:EventTarget",
  "aws:lakeformation/resource:Resource",
  "aws:notifications/channelAssociation:ChannelAssociation",
  "aws:sns/dataProtectionPolicy:DataProtectionPolicy",
  "aws:sns/topicPolicy:TopicPolicy",
];

/** The accounts that the stack's own resources are in, as far as the ARNs that they got are known. */
const ownAccounts = perGraph(({ resources }) => {
  const arns = resources
    .filter(({ type }) => !namesAnother.includes(type))
    .map(({ props }) => ifKnown(() => props.arn))
    .filter((arn) => typeof arn === "string");
  return new Set(arns.flatMap(parseArns).map(({ account }) => account));
});

/**
 * Nothing names an account by hand: no placeholder of an example, and no account but the stack's own and those that the pack's
 * configuration lists. The stack's own id written by hand looks like the one that the provider gave, so that no policy sees it.
 */
export const NoLiteralAccountId: RelationRule<Settings> = {
  id: "no-literal-account-id",
  title: "Account ids come from the provider or from the list of known accounts",
  severity: "medium",
  why: "An id that was copied from elsewhere opens a door to somebody else's account, or to nobody's",
  fix: "take the id from getCallerIdentity or the configuration; list accounts that are meant in the setting accounts",
  url: "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html",
  controls: ["STO-09", "STO-12"],
  scope: "stack",
  types: ["aws:*"],
  settings: {
    accounts: {
      description: "Ids of other accounts that resources may name",
      default: [],
      schema: { type: "array", items: { type: "string", pattern: "^[0-9]{12}$" } },
    },
  },
  evaluate: (resource, graph, { accounts }) => {
    const texts = textsOf(resource.inputs);
    const own = ownAccounts(graph);
    const named = own.size === 0 ? [] : texts.flatMap(({ text }) => parseArns(text).map(({ account }) => account));
    const foreign = new Set(
      named.filter((account) => /^\d{12}$/.test(account) && !own.has(account) && !accounts.includes(account)),
    );
    const isExample = ({ text }: Text) =>
      placeholder.test(text) || (!own.has("123456789012") && exampleAccount.test(text));
    return verdictOf([
      ...texts.filter(isExample).map(({ path }) => ({
        id: `Placeholder::${path}`,
        message: `${path} of ${resource.name} has the placeholder of an example in place of an account id`,
      })),
      ...[...foreign].map((account) => ({
        id: `Account::${account}`,
        message: `${resource.name} names account ${account}, which is not the stack's own`,
      })),
    ]);
  },
  examples: {
    good: [
      { type: policyType, name: "access", props: { policy: policyFor("arn:aws:sqs:eu-west-1:111122223333:jobs") } },
      queue,
    ],
    bad: [
      { type: policyType, name: "access", props: { policy: policyFor("arn:aws:sqs:eu-west-1:123456789012:jobs") } },
    ],
    others: {
      "a placeholder in words": [
        {
          type: policyType,
          name: "access",
          props: { policy: policyFor("arn:aws:sqs:eu-west-1:YOUR_ACCOUNT_ID:jobs") },
        },
      ],
      "a bucket's name": [
        { type: "aws:s3/bucket:Bucket", name: "output", props: { bucket: "atx-custom-output-123456789012" } },
      ],
      "another account": [
        { type: policyType, name: "access", props: { policy: policyFor("arn:aws:sqs:eu-west-1:444455556666:jobs") } },
        queue,
      ],
    },
  },
};
