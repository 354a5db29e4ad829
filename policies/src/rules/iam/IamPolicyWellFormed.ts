import { policySizeLimits } from "@sallyport/intents";
import { identityDocuments, identityPolicyTypes } from "../../documents/identityPolicies.js";
import type { ResourceView } from "../../engine/ResourceView.js";
import type { ResourceRule } from "../../engine/Rule.js";
import { type Finding, verdictOf } from "../../engine/Verdict.js";
import { policyType, rolePolicyType } from "./roleGraph.js";

interface Document {
  readonly Version?: unknown;
  readonly Statement?: unknown;
}

type RawStatement = Readonly<Record<string, unknown>>;

const version = "2012-10-17";
/** Characters that AWS takes; where a principal has several policies, of all together, so that one alone tells too much only. */
const limits: Readonly<Record<string, number>> = {
  [policyType]: policySizeLimits.managed,
  "aws:iam/userPolicy:UserPolicy": 2048,
  "aws:iam/groupPolicy:GroupPolicy": 5120,
  "aws:ssoadmin/permissionSetInlinePolicy:PermissionSetInlinePolicy": 32_768,
};
const statement = { Sid: "Read", Effect: "Allow", Action: "s3:GetObject", Resource: "arn:aws:s3:::data/in/*" };
const policyWith = (...statements: readonly object[]) => [
  {
    type: rolePolicyType,
    name: "access",
    props: { policy: JSON.stringify({ Version: version, Statement: statements }) },
  },
];

/** Policies are such as IAM takes, and means what was meant. */
export const IamPolicyWellFormed: ResourceRule = {
  id: "iam-policy-well-formed",
  title: "Identity policies are in IAM's current grammar",
  severity: "medium",
  why: "A mistyped effect or action is no right and no denial; without the current version, variables are taken as plain text",
  fix: "write Version 2012-10-17, and in each statement Effect, Action and Resource, with a Sid of its own",
  url: "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html",
  controls: ["IAM-21"],
  scope: "resource",
  types: identityPolicyTypes,
  evaluate: (resource) =>
    verdictOf(
      identityDocuments(resource)
        .filter(isGiven)
        .flatMap((document) => findingsOf(resource, document)),
    ),
  examples: {
    good: policyWith(statement),
    bad: [{ type: rolePolicyType, name: "access", props: { policy: JSON.stringify({ Statement: [statement] }) } }],
    others: {
      "no JSON": [{ type: rolePolicyType, name: "access", props: { policy: "{" } }],
      "an effect that there is not": policyWith({ ...statement, Effect: "allow" }),
      "an action without its service": policyWith({ ...statement, Action: "GetObject" }),
      "a resource that is no ARN": policyWith({ ...statement, Resource: "data/*" }),
      "no resource": policyWith({ ...statement, Resource: undefined }),
      "two statements of one name": policyWith(statement, statement),
      "a principal": policyWith({ ...statement, Principal: "*" }),
      "more than IAM takes": policyWith({ ...statement, Resource: `arn:aws:s3:::data/${"x".repeat(11_000)}` }),
    },
  },
};

function isGiven(document: unknown): boolean {
  return document !== undefined && document !== null && document !== "";
}

function findingsOf({ type, name }: ResourceView, text: unknown): readonly Finding[] {
  const found = (id: string, what: string): Finding => ({ id, message: `the policy of ${name} ${what}` });
  const document = parsed(text);
  if (document === undefined) return [found("Json", "is no JSON object")];
  const statements = [
    (document.Statement ?? []) as RawStatement | readonly RawStatement[],
  ].flat() as readonly RawStatement[];
  const sids = statements.flatMap(({ Sid }) => (Sid === undefined ? [] : [String(Sid)]));
  const limit = limits[type] ?? policySizeLimits.roleInline;
  const size = JSON.stringify(document).length;
  return [
    ...(document.Version === version ? [] : [found("Version", `has not the version ${version}`)]),
    ...(statements.length === 0 ? [found("Statement", "has no statement")] : []),
    ...(new Set(sids).size < sids.length ? [found("Sid", "has two statements with one Sid")] : []),
    ...(size > limit ? [found("Size", `has ${size} characters, IAM takes ${limit}`)] : []),
    ...statements.flatMap((one, index) =>
      faultsOf(one).map((fault) =>
        found(`${fault}::${one.Sid ?? index}`, `has no valid ${fault} in statement ${one.Sid ?? index}`),
      ),
    ),
  ];
}

function parsed(text: unknown): Document | undefined {
  if (typeof text !== "string") return text as Document;
  try {
    const document: unknown = JSON.parse(text);
    return typeof document === "object" && document !== null && !Array.isArray(document) ? document : undefined;
  } catch {
    return undefined;
  }
}

function faultsOf(statement: RawStatement): readonly string[] {
  const { Sid = "", Effect, Action, NotAction, Resource, NotResource } = statement;
  const every = (value: unknown, pattern: RegExp) => {
    const texts = [value ?? []].flat();
    return texts.length > 0 && texts.every((text) => pattern.test(String(text)));
  };
  return [
    ...(/^[A-Za-z0-9]*$/.test(String(Sid)) ? [] : ["Sid"]),
    ...(Effect === "Allow" || Effect === "Deny" ? [] : ["Effect"]),
    ...(every(Action ?? NotAction, /^(\*|[a-z0-9-]+:[A-Za-z0-9*?]+)$/i) ? [] : ["Action"]),
    ...(every(Resource ?? NotResource, /^(\*|arn:.+|\$\{.+)$/) ? [] : ["Resource"]),
    ...("Principal" in statement || "NotPrincipal" in statement ? ["Principal"] : []),
  ];
}
