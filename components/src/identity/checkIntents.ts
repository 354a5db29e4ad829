import * as pulumi from "@pulumi/pulumi";
import { type AccessIntent, IntentError, type ResourceKind, resourceStatementsFor } from "@sallyport/intents";
import { ArgumentError } from "../errors/ArgumentError.js";
import type { AccessIntentArgs } from "./AccessIntentArgs.js";

/** What stands for names not known yet: what is wrong with the rest of an intent shows without them. */
const standIns: Readonly<Record<ResourceKind, string>> = {
  bucket: "some-bucket",
  queue: "some-queue",
  table: "some-table",
  eventBus: "default",
  eventRule: "some-rule",
  topic: "some-topic",
  logGroup: "some-group",
  repository: "some-repository",
  secret: "arn:aws:secretsmanager:eu-west-1:000000000000:secret:some-secret",
  parameter: "some-parameter",
  function: "some-function",
  api: "someapi000",
  database: "db-SOME",
  jobQueue: "some-queue",
  jobDefinition: "some-definition",
  jobs: "some-jobs",
  sparkApplication: "someapplication",
  stateMachine: "some-machine",
  taskDefinition: "some-definition",
  role: "some-role",
  sessionRole: "some-session",
  metricNamespace: "Some",
  bucketsOf: "000000000000",
  securityGroupsOf: "000000000000",
  usersOf: "000000000000",
  trail: "some-trail",
  subnet: "subnet-00000000",
  securityGroup: "sg-00000000",
  key: "arn:aws:kms:eu-west-1:000000000000:key/00000000-0000-0000-0000-000000000000",
};

/** The same for what narrows an intent, checked as it is where it is plain. */
const narrowing: Readonly<Partial<Record<keyof AccessIntent, string | readonly string[]>>> = {
  prefix: "some/",
  index: "some-index",
  label: "Some",
  stage: "some",
  routes: ["GET /"],
  user: "some",
  cluster: "some",
  passedTo: "ecs-tasks.amazonaws.com",
};

const context = { accountId: "000000000000", partition: "aws", region: "eu-west-1" };

/**
 * Checks at construction what plain values say of intents: their verbs, names, prefixes, labels and that each names one
 * resource. The rest (names and ARNs that are outputs) is checked when it becomes known.
 *
 * @throws ArgumentError naming the intent by its place, `access[2].prefix`
 */
export function checkIntents(component: string, argument: string, intents: readonly AccessIntentArgs[]): void {
  intents.forEach((intent, index) => {
    if (pulumi.Output.isInstance(intent.actions) || intent.actions instanceof Promise) return;
    const actions = intent.actions.filter((action) => typeof action === "string");
    if (actions.length !== intent.actions.length) return;
    const given = (field: string) => intent[field as keyof AccessIntentArgs];
    const named = Object.entries(standIns)
      .filter(([field]) => given(field) !== undefined)
      .map(([field, standIn]) => [field, isName(given(field)) ? given(field) : standIn]);
    const narrowed = Object.entries(narrowing)
      .filter(([field]) => given(field) !== undefined)
      .map(([field, standIn]) => [field, isPlain(given(field)) ? given(field) : standIn]);
    const plain: AccessIntent = { ...Object.fromEntries(named), ...Object.fromEntries(narrowed), actions };
    try {
      resourceStatementsFor([plain], context);
    } catch (error) {
      if (!(error instanceof IntentError)) throw error;
      throw new ArgumentError(component, `${argument}[${index}].${error.argument}`, error.value, error.fix);
    }
  });
}

/** An ARN says more than a name: its place is checked where the role's own is known. */
function isName(value: unknown): boolean {
  return typeof value === "string" && !value.startsWith("arn:");
}

function isPlain(value: unknown): boolean {
  return typeof value === "string" || (Array.isArray(value) && value.every((item) => typeof item === "string"));
}
