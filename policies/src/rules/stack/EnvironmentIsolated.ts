import { environmentOf } from "../../documents/environmentOf.js";
import { type FoundArn, parseArns } from "../../documents/parseArns.js";
import { textsOf } from "../../documents/textsOf.js";
import type { ResourceGraph } from "../../engine/ResourceGraph.js";
import type { ResourceView } from "../../engine/ResourceView.js";
import type { RelationRule } from "../../engine/Rule.js";
import { compliant, type Finding, verdictOf } from "../../engine/Verdict.js";

interface Settings {
  readonly environments: readonly string[];
}

const referenceType = "pulumi:pulumi:StackReference";
const policyType = "aws:iam/rolePolicy:RolePolicy";
const functionType = "aws:lambda/function:Function";
/** Inputs that become a resource's physical name. */
const nameInputs = [
  ...["bucket", "name", "functionName", "tableName", "identifier", "clusterIdentifier", "replicationGroupId"],
  ...["family", "repositoryName"],
];

const policyFor = (resource: string) =>
  JSON.stringify({ Statement: [{ Effect: "Allow", Action: "s3:GetObject", Resource: resource }] });
const tagged = (environment: string) => ({ tags: { environment } });

/**
 * A resource of one environment has nothing to do with another's: no reference to its resources, no ARN that names it, neither name nor
 * tag of it. What its environment is, a component's argument `environment` says, else its tag, else the stack's name.
 */
export const EnvironmentIsolated: RelationRule<Settings> = {
  id: "env-isolation",
  title: "A resource belongs to one environment and reaches no other",
  severity: "high",
  why: "What dev can reach of prod, everybody who may deploy to dev can read, change and delete",
  fix: "give each environment its own resource, named after it, best in an account of its own; what both need belongs to neither",
  url: "https://docs.aws.amazon.com/whitepapers/latest/organizing-your-aws-environment/organizing-your-aws-environment.html",
  controls: ["STO-10", "IAM-14", "SEC-15", "SEC-04"],
  scope: "stack",
  types: ["aws:*", referenceType],
  settings: {
    environments: {
      description: "Words that stand for an environment in names, tags and ARNs",
      default: ["dev", "staging", "prod"],
      schema: { type: "array", items: { type: "string" }, uniqueItems: true },
    },
  },
  evaluate: (resource, graph, { environments }) => {
    const own = environmentOf(resource, graph) ?? stackEnvironment(resource, environments);
    if (own === undefined) return compliant;
    const others = environments.filter((environment) => environment !== own);
    return verdictOf([
      ...referenceFindings(resource, graph, own, others),
      ...nameFindings(resource, own, others),
      ...arnFindings(resource, own, others),
    ]);
  },
  examples: {
    good: [
      {
        type: policyType,
        name: "access",
        props: { ...tagged("dev"), policy: policyFor("arn:aws:s3:::orders-dev/*") },
        refersTo: { role: "role" },
      },
      { type: "aws:iam/role:Role", name: "role", props: tagged("dev") },
    ],
    bad: [
      {
        type: policyType,
        name: "access",
        props: { ...tagged("prod"), policy: policyFor("arn:aws:s3:::orders-dev/*") },
      },
    ],
    others: {
      "a dev role that may read a secret of prod": [
        {
          type: policyType,
          name: "access",
          parent: "worker",
          props: { policy: policyFor("arn:aws:secretsmanager:eu-west-1:1:secret:avesa/clickhouse/prod-AbCdEf") },
        },
        { type: "sallyport:index:TaskRole", name: "worker", props: { environment: "dev" } },
      ],
      "a role that another environment's can take": [
        {
          type: "aws:iam/role:Role",
          name: "deploy",
          props: {
            ...tagged("prod"),
            assumeRolePolicy: JSON.stringify({
              Statement: [
                { Effect: "Allow", Principal: { AWS: "arn:aws:iam::1:role/ci-dev" }, Action: "sts:AssumeRole" },
              ],
            }),
          },
        },
      ],
      "a reference to a resource of another environment": [
        { type: functionType, name: "load", props: tagged("dev"), refersTo: { environment: "secret" } },
        { type: "aws:secretsmanager/secret:Secret", name: "secret", props: tagged("prod") },
      ],
      "a name of another environment": [
        { type: functionType, name: "load", props: { ...tagged("prod"), functionName: "load-dev" } },
      ],
      "a tag that says otherwise than the component": [
        { type: functionType, name: "load", parent: "worker", props: tagged("dev") },
        { type: "sallyport:index:HardenedFunction", name: "worker", props: { environment: "prod" } },
      ],
      "the stack of another environment": [
        {
          type: referenceType,
          name: "acme/network/prod",
          parent: "worker",
          props: { name: "acme/network/prod" },
        },
        { type: "acme:index:Pipeline", name: "worker", props: { environment: "dev" } },
      ],
    },
  },
};

/** The environment that the stack's own name says, where it says one. */
function stackEnvironment({ urn }: ResourceView, environments: readonly string[]): string | undefined {
  const [, stack = ""] = /^urn:pulumi:(.*?)::/.exec(urn) ?? [];
  return environments.find((environment) => wordsOf(stack).includes(environment));
}

function referenceFindings(
  resource: ResourceView,
  graph: ResourceGraph,
  own: string,
  others: readonly string[],
): readonly Finding[] {
  const referenced = new Set(
    Object.keys(resource.propertyDependencies).flatMap((property) => graph.referenced(resource, property)),
  );
  return [...referenced].flatMap((other) => {
    const environment = environmentOf(other, graph);
    if (environment === undefined || !others.includes(environment)) return [];
    return [
      {
        id: `Reference::${other.name}`,
        message: `${resource.name} belongs to ${own} and refers to ${other.name} of ${environment}`,
      },
    ];
  });
}

function nameFindings(
  { type, name, inputs }: ResourceView,
  own: string,
  others: readonly string[],
): readonly Finding[] {
  const tags = (inputs.tags as ResourceView["inputs"] | undefined) ?? {};
  const given = Object.keys(inputs).filter((input) => nameInputs.includes(input));
  const names = textsOf(Object.fromEntries(given.map((input) => [input, inputs[input]])));
  const tag = tags.environment ?? tags.Environment;
  return [
    ...names.flatMap(({ path, text }) =>
      // Of a reference to a stack, the organization and the project may be called what they like.
      mentioned(type === referenceType ? (text.split("/").pop() ?? "") : text, others).map((environment) => ({
        id: `Name::${environment}`,
        message: `${name} belongs to ${own}, and its ${path} is named after ${environment}`,
      })),
    ),
    ...(typeof tag === "string" && others.includes(tag)
      ? [{ id: `Tag::${tag}`, message: `${name} belongs to ${own}, and its tag says ${tag}` }]
      : []),
  ];
}

function arnFindings({ name, inputs }: ResourceView, own: string, others: readonly string[]): readonly Finding[] {
  const arns = textsOf(inputs).flatMap(({ text }) => parseArns(text));
  return [...new Map(arns.filter(isOurs).map((found) => [found.arn, found])).values()].flatMap(({ arn, resource }) =>
    mentioned(resource, others).map((environment) => ({
      id: `Arn::${arn}`,
      message: `${name} belongs to ${own} and names ${arn} of ${environment}`,
    })),
  );
}

/** Not the stages of APIs, of which one may be called prod in every environment, nor what is AWS's own. */
function isOurs({ service, account, resource }: FoundArn): boolean {
  if (account === "aws" || service === "execute-api" || service === "apigateway") return false;
  return !/^prod-[\w-]+-starport-layer-bucket\b/.test(resource);
}

function mentioned(text: string, environments: readonly string[]): readonly string[] {
  const words = wordsOf(text);
  return environments.filter((environment) => words.includes(environment));
}

function wordsOf(text: string): readonly string[] {
  return text.toLowerCase().split(/[^a-z0-9]+/);
}
