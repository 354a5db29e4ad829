import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { Access } from "./Access.js";
import type { AccessIntent } from "./AccessIntent.js";
import { documentOf } from "./documentOf.js";
import { IntentError } from "./IntentError.js";
import { keyStatementsFor } from "./keyStatementsFor.js";
import type { Conditions } from "./PolicyDocument.js";
import { permissionsBoundaryFor } from "./permissionsBoundaryFor.js";
import { remediationBoundaryFor } from "./remediationBoundaryFor.js";
import { type ResourceKind, resourceKinds } from "./resourceKinds.js";
import { resourceStatementsFor } from "./resourceStatementsFor.js";
import { statementsFor } from "./statementsFor.js";
import { allows } from "./testing/allows.js";
import { context, folder, intents, regions, route } from "./testing/arbitraries.js";
import { unscopedActions } from "./unscopedActions.js";
import { verbTable } from "./verbTable.js";

const grants = Object.values(verbTable).flatMap((verbs) => Object.values(verbs).flat());
const grantable = new Set(grants.flatMap(({ actions, keyActions }) => [...actions, ...keyActions]));
const onlyEndsOrParameters = /^arn:aws:([^*?]+([/:]\*)?|execute-api:[^*?]+(\/\*|\/[a-z]+)*)$/;
const boundary = permissionsBoundaryFor(context, regions).Statement;
const remediators = remediationBoundaryFor(context, regions).Statement;

const remedies = Object.fromEntries(
  (["bucketsOf", "securityGroupsOf", "usersOf", "trail"] as const)
    .flatMap((kind) => Object.values(verbTable[kind]).flat())
    .flatMap(({ actions }) => actions.map((action) => [action, true])),
);

describe("statements of intents", () => {
  it("depend on the set of intents only, not on their order or repetition", () => {
    fc.assert(
      fc.property(
        intents.chain((given) => fc.tuple(fc.constant(given), repeatedAndShuffled(given))),
        ([given, again]) => {
          expect(statementsFor(again, context)).toEqual(statementsFor(given, context));
        },
      ),
    );
  });

  it("grant no action outside the verb table, and no pattern of actions", () => {
    fc.assert(
      fc.property(intents, (given) => {
        const actions = statementsFor(given, context).flatMap(({ Action }) => Action);
        expect(actions.filter((action) => !grantable.has(action))).toEqual([]);
      }),
    );
    expect([...grantable].filter((action) => /[*?]/.test(action))).toEqual([]);
  });

  it("name their resources: * alone is for unscoped actions, within an ARN it ends a path or is a parameter of a route", () => {
    fc.assert(
      fc.property(intents, (given) => {
        for (const { Action, Resource } of statementsFor(given, context)) {
          if (Resource.includes("*")) expect(Action.filter((action) => !(action in unscopedActions))).toEqual([]);
          else expect(Resource.filter((arn) => !onlyEndsOrParameters.test(arn))).toEqual([]);
        }
      }),
    );
  });

  it("reach one index of a table, or the table, never both at once", () => {
    const at = (path: string) => `arn:aws:dynamodb:${context.region}:${context.accountId}:table/jobs${path}`;
    const resources = (intent: Partial<AccessIntent>) =>
      statementsFor([{ table: "jobs", actions: [Access.QueryIndex], ...intent }], context).flatMap(
        ({ Resource }) => Resource,
      );
    expect(resources({ index: "by-batch" })).toEqual([at("/index/by-batch")]);
    expect(resources({ index: "by-batch", actions: [Access.Query] })).toEqual([at("")]);
    expect(() => resources({})).toThrow("index");
    expect(() => resources({ index: "*" })).toThrow("index");
  });

  it("reach by a secret's name that one secret, whose ARN AWS ends with six characters, and none of a longer name", () => {
    const intent = { secret: "avesa/clickhouse/prod", actions: [Access.ReadSecret] };
    const at = (name: string) => `arn:aws:secretsmanager:${context.region}:${context.accountId}:secret:${name}`;
    const [statement] = statementsFor([intent], context);
    expect(statement).toMatchObject({
      Sid: "ReadAvesaClickhouseProdSecret",
      Resource: [at("avesa/clickhouse/prod-??????")],
    });
    expect(statementsFor([{ ...intent, secret: at("avesa/clickhouse/prod-AbCdEf") }], context)[0]?.Resource).toEqual([
      at("avesa/clickhouse/prod-AbCdEf"),
    ]);
  });

  it("have ids that IAM takes, each once, in one order", () => {
    fc.assert(
      fc.property(intents, (given) => {
        const sids = statementsFor(given, context).map(({ Sid }) => Sid);
        expect(sids.filter((sid) => !/^[A-Za-z0-9]+$/.test(sid))).toEqual([]);
        expect(new Set(sids).size).toBe(sids.length);
      }),
    );
  });

  it("reach an object exactly when an intent's verb and prefix say so", () => {
    fc.assert(
      fc.property(intents, folder, fc.boolean(), (given, other, sibling) => {
        const statements = statementsFor(given, context);
        for (const { bucket, prefix } of given.filter((intent) => intent.bucket !== undefined)) {
          // "in/" must not reach "inbox/": the nearest neighbour, or anywhere.
          const key =
            sibling && prefix !== undefined ? `${prefix.slice(0, -1)}box/${other}a` : `${prefix ?? ""}${other}a`;
          for (const action of contentActions) {
            const resource = `arn:aws:s3:::${bucket}/${key}`;
            expect([action, key, allows(statements, { action, resource })]).toEqual([
              action,
              key,
              given.some((intent) => intent.bucket === bucket && reaches(intent, action, key)),
            ]);
          }
        }
      }),
    );
  });

  it("list a bucket below the prefixes of its intents only", () => {
    fc.assert(
      fc.property(folder, fc.stringMatching(/^[a-z/]{0,6}$/), (prefix, asked) => {
        const statements = statementsFor([{ bucket: "orders", prefix, actions: [Access.List] }], context);
        const listed = (start: string | undefined) =>
          allows(statements, {
            action: "s3:ListBucket",
            resource: "arn:aws:s3:::orders",
            ...(start === undefined ? {} : { context: { "s3:prefix": start } }),
          });
        expect(listed(`${prefix}${asked}`)).toBe(true);
        expect(listed(asked)).toBe(asked.startsWith(prefix));
        expect(listed(prefix.slice(0, -1))).toBe(false);
        expect(listed(undefined)).toBe(false);
      }),
    );
  });

  it("reach a route of an API exactly when an intent names it, in its stage alone", () => {
    fc.assert(
      fc.property(fc.array(route, { minLength: 1, maxLength: 3 }), route, (routes, asked) => {
        const statements = statementsFor([{ api: "a1b2c3d4e5", routes, actions: [Access.Invoke] }], context);
        const [method = "", path = ""] = asked.replaceAll("{id}", "42").split(" ");
        const call = (api: string, stage: string) => ({
          action: "execute-api:Invoke",
          resource: `arn:aws:execute-api:eu-west-1:111122223333:${api}/${stage}/${method}${path}`,
        });
        const said = routes.some((one) => {
          const [itsMethod, itsPath = ""] = one.split(" ");
          return method === itsMethod && new RegExp(`^${itsPath.replaceAll("{id}", ".*")}$`).test(path);
        });
        expect(allows(statements, call("a1b2c3d4e5", "prod"))).toBe(said);
        expect(allows(statements, call("a1b2c3d4e5", "test"))).toBe(false);
        expect(allows(statements, call("z1b2c3d4e5", "prod"))).toBe(false);
      }),
    );
  });

  it("sign in to one database as one user (IAM-08)", () => {
    const intent = { database: "db-ABC123", user: "etl", actions: [Access.Connect] };
    const [statement, ...rest] = statementsFor([intent], context);
    expect(rest).toEqual([]);
    expect(statement?.Resource).toEqual(["arn:aws:rds-db:eu-west-1:111122223333:dbuser:db-ABC123/etl"]);
  });

  it("end jobs of their tag only, and give that tag only", () => {
    const actions = [Access.CancelJob, Access.TerminateJob, Access.TagJob];
    const statements = statementsFor([{ jobs: "transform", actions }], context);
    const resource = "arn:aws:batch:eu-west-1:111122223333:job/0f3c";
    const call = (action: string, key: string, value: string) =>
      allows(statements, { action, resource, context: { [`aws:${key}/sallyport:jobs`]: value } });
    for (const action of ["batch:CancelJob", "batch:TerminateJob"]) {
      expect(call(action, "ResourceTag", "transform")).toBe(true);
      expect(call(action, "ResourceTag", "payroll")).toBe(false);
      expect(allows(statements, { action, resource })).toBe(false);
    }
    expect(call("batch:TagResource", "RequestTag", "transform")).toBe(true);
    expect(call("batch:TagResource", "RequestTag", "payroll")).toBe(false);
  });

  it("tag submissions from one definition, as Batch judges tags on it too", () => {
    const statements = statementsFor([{ jobDefinition: "pack", actions: [Access.TagJob] }], context);
    const tag = (definition: string) =>
      allows(statements, {
        action: "batch:TagResource",
        resource: `arn:aws:batch:eu-west-1:111122223333:job-definition/${definition}`,
      });
    expect([tag("pack:7"), tag("packing:7")]).toEqual([true, false]);
  });

  it("open sessions of the one role that is named", () => {
    const statements = statementsFor([{ sessionRole: "pack-session", actions: [Access.OpenSession] }], context);
    const open = (role: string) =>
      allows(statements, { action: "sts:AssumeRole", resource: `arn:aws:iam::111122223333:role/${role}` });
    expect([open("pack-session"), open("other-session")]).toEqual([true, false]);
  });

  it("submit a job only by both intents: one on the queue, one on the definition", () => {
    const statements = statementsFor(
      [
        { jobQueue: "orders", actions: [Access.SubmitJob] },
        { jobDefinition: "pack", actions: [Access.SubmitJob] },
      ],
      context,
    );
    const submit = (resource: string) =>
      allows(statements, { action: "batch:SubmitJob", resource: `arn:aws:batch:eu-west-1:111122223333:${resource}` });
    expect(submit("job-queue/orders")).toBe(true);
    expect(submit("job-definition/pack:7")).toBe(true);
    expect(submit("job-queue/orders-2")).toBe(false);
    expect(submit("job-definition/packing:7")).toBe(false);
  });

  it("run a task in its cluster only, pass a role to its service only, put metrics of one namespace only", () => {
    const statements = statementsFor(
      [
        { taskDefinition: "pack", cluster: "orders", actions: [Access.RunTask] },
        { role: "pack-task", passedTo: "ecs-tasks.amazonaws.com", actions: [Access.PassRole] },
        { metricNamespace: "Sallyport/Orders", actions: [Access.PutMetrics] },
      ],
      context,
    );
    const home = "eu-west-1:111122223333";
    const calls: [string, string, string, string, string][] = [
      [
        "ecs:RunTask",
        `arn:aws:ecs:${home}:task-definition/pack:3`,
        "ecs:cluster",
        `arn:aws:ecs:${home}:cluster/orders`,
        `arn:aws:ecs:${home}:cluster/others`,
      ],
      [
        "iam:PassRole",
        "arn:aws:iam::111122223333:role/pack-task",
        "iam:PassedToService",
        "ecs-tasks.amazonaws.com",
        "lambda.amazonaws.com",
      ],
      ["cloudwatch:PutMetricData", "*", "cloudwatch:namespace", "Sallyport/Orders", "Sallyport/Others"],
    ];
    for (const [action, resource, key, value, other] of calls) {
      expect([action, allows(statements, { action, resource, context: { [key]: value } })]).toEqual([action, true]);
      expect([action, allows(statements, { action, resource, context: { [key]: other } })]).toEqual([action, false]);
      expect([action, allows(statements, { action, resource })]).toEqual([action, false]);
    }
  });

  it("agree with each other: a key's statements are those that the resource's verbs need, for that resource alone", () => {
    fc.assert(
      fc.property(intents, (given) => {
        const keyed = given.filter((intent) => intent.key !== undefined);
        const needed = keyed.flatMap((intent) => keyNeedsOf(intent));
        const granted = keyStatementsFor(keyed, context);
        for (const { action, key, reached } of needed) {
          const matching = granted.filter(
            ({ Action, Resource, Condition }) =>
              Action.includes(action) && Resource.includes(String(key)) && contextOf(Condition).some(reached),
          );
          expect([action, key, matching.length]).toEqual([action, key, 1]);
        }
        for (const { Action, Resource, Condition } of granted) {
          const asked = needed.filter(({ action, key }) => Action.includes(action) && Resource.includes(String(key)));
          expect(asked.some(({ reached }) => contextOf(Condition).every(reached))).toBe(true);
        }
      }),
    );
  });

  it("hold a key's statement once, however many labels its resource goes by: nobody would miss the second", () => {
    const queue = {
      queue: "arn:aws:sqs:eu-west-1:111122223333:orders",
      key: `arn:aws:kms:eu-west-1:111122223333:key/k`,
    };
    const statements = keyStatementsFor(
      [
        { ...queue, actions: [Access.Consume], label: "Source1" },
        { ...queue, actions: [Access.Send], label: "Orders" },
      ],
      context,
    );
    expect(statements.map(({ Sid }) => Sid)).toEqual(["DecryptOrdersMessages", "GenerateDataKeyForOrdersMessages"]);
  });

  it("let a key be used only through its resource's service, in its region", () => {
    fc.assert(
      fc.property(intents, (given) => {
        for (const { Action, Condition, Resource } of keyStatementsFor(given, context)) {
          const [via = ""] = Condition?.StringEquals?.["kms:ViaService"] ?? [];
          const region = regions.find((known) => via.endsWith(`.${known}.amazonaws.com`));
          expect(region).toBeDefined();
          expect(Resource).toEqual([expect.stringContaining(`arn:aws:kms:${region}:${context.accountId}:key/`)]);
          const call = { action: String(Action[0]), resource: String(Resource[0]) };
          const statements = keyStatementsFor(given, context);
          expect(allows(statements, call)).toBe(false);
          expect(allows(statements, { ...call, context: { "kms:ViaService": `ec2.${region}.amazonaws.com` } })).toBe(
            false,
          );
          expect(allows(statements, { ...call, context: { "kms:ViaService": via } })).toBe(true);
        }
      }),
    );
  });

  it("stay within the permissions boundary, all of them; those of remediators within theirs", () => {
    fc.assert(
      fc.property(intents, (given) => {
        for (const { Sid, Action, Resource, Condition } of statementsFor(given, context)) {
          for (const action of Action) {
            for (const resource of Resource.map((arn) => arn.replace(/\*$/, "anything"))) {
              // A call carries what its statement's condition asks for; the boundary has conditions of its own.
              const inAccount = {
                "aws:ResourceAccount": context.accountId,
                "aws:RequestedRegion": regions[0],
                ...askedFor(Condition),
              };
              const call = { action, resource, context: inAccount };
              const within = action in remedies ? remediators : boundary;
              expect([Sid, action, resource, allows(within, call)]).toEqual([Sid, action, resource, true]);
            }
          }
        }
      }),
    );
  });

  it("grow no longer than a policy may be", () => {
    const prefixes = Array.from({ length: 400 }, (_, index) => `folder-${index}-with-a-long-name/`);
    const many = prefixes.map((prefix): AccessIntent => ({ bucket: "orders", prefix, actions: [Access.Read] }));
    expect(() => documentOf(statementsFor(many, context))).toThrow(IntentError);
    expect(() => documentOf(statementsFor(many.slice(0, 20), context))).not.toThrow();
  });
});

/** What a statement's condition wants of a call. */
function askedFor(conditions: Conditions = {}): Record<string, string> {
  const keys = Object.values(conditions).flatMap((operator) => Object.entries(operator));
  return Object.fromEntries(
    keys.map(([key, values]) => [key, typeof values === "string" ? values : String(values[0])]),
  );
}

/** The encryption contexts that a key statement lets through. */
function contextOf(conditions: Conditions = {}): readonly string[] {
  return Object.values(conditions.StringLikeIfExists ?? {}).flat();
}

/** Key actions that an intent's verbs need, each with what its encryption context must name; the verb table says so. */
function keyNeedsOf(intent: AccessIntent) {
  const { key } = intent;
  const resources = resourceStatementsFor([intent], context).flatMap(({ Resource }) => Resource);
  const kind = (Object.keys(resourceKinds) as ResourceKind[]).find((one) => one !== "key" && intent[one] !== undefined);
  if (kind === undefined) return [];
  const verbs = intent.actions.flatMap((verb) => (verb === Access.ReadWrite ? [Access.Read, Access.Write] : [verb]));
  const actions = verbs.flatMap((verb) => verbTable[kind][verb] ?? []).flatMap(({ keyActions }) => keyActions);
  // A table's context is its name; everything else's is an ARN that the resource statements begin with.
  const reached = (name: string) =>
    resources.some(
      (arn) =>
        arn === name ||
        arn.startsWith(name.replace(/\*$/, "")) ||
        arn.endsWith(`/${name}`) ||
        arn.includes(`/${name}/index/`),
    );
  return [...new Set(actions)].map((action) => ({ action, key, reached }));
}

const contentActions = [
  ...new Set(
    Object.values(verbTable.bucket).flatMap((verbs) =>
      verbs.filter(({ reach }) => reach === "content").flatMap(({ actions }) => actions),
    ),
  ),
];

/** What an intent says, read from the table of verbs and nothing else. */
function reaches({ actions, prefix }: AccessIntent, action: string, key: string): boolean {
  const verbs = actions.flatMap((verb) => (verb === Access.ReadWrite ? [Access.Read, Access.Write] : [verb]));
  const granted = verbs.flatMap((verb) => verbTable.bucket[verb] ?? []).filter(({ reach }) => reach === "content");
  return granted.some(({ actions: allowed }) => allowed.includes(action)) && key.startsWith(prefix ?? "");
}

function repeatedAndShuffled(given: readonly AccessIntent[]): fc.Arbitrary<AccessIntent[]> {
  const all = [...given, ...given];
  return fc
    .shuffledSubarray(all, { minLength: all.length })
    .map((shuffled) => shuffled.map((intent) => ({ ...intent, actions: [...intent.actions].reverse() })));
}

describe("what a state machine and its Spark jobs may do", () => {
  const place = { accountId: "111122223333", partition: "aws", region: "eu-west-1" };
  const arn = (service: string, rest: string) => `arn:aws:${service}:eu-west-1:111122223333:${rest}`;

  it("is what AWS documents for emr-serverless:startJobRun.sync, word for word", () => {
    const intents: AccessIntent[] = [
      { sparkApplication: "00f1kpi", actions: [Access.SubmitJob, Access.Inspect, Access.CancelJob], label: "Kpi" },
      { role: "kpi-job", passedTo: "emr-serverless.amazonaws.com", actions: [Access.PassRole], label: "Job" },
      { eventRule: "StepFunctionsGetEventsForEMRServerlessJobRule", actions: [Access.ManageRule], label: "JobEnd" },
    ];
    expect(resourceStatementsFor(intents, place)).toEqual([
      allowed(
        "CancelKpiSparkJobs",
        ["emr-serverless:CancelJobRun"],
        arn("emr-serverless", "/applications/00f1kpi/jobruns/*"),
      ),
      allowed(
        "InspectKpiSparkJobs",
        ["emr-serverless:GetJobRun"],
        arn("emr-serverless", "/applications/00f1kpi/jobruns/*"),
      ),
      allowed(
        "ManageJobEndRule",
        ["events:DescribeRule", "events:PutRule", "events:PutTargets"],
        arn("events", "rule/StepFunctionsGetEventsForEMRServerlessJobRule"),
      ),
      {
        ...allowed("PassJobRole", ["iam:PassRole"], "arn:aws:iam::111122223333:role/kpi-job"),
        Condition: { StringEquals: { "iam:PassedToService": "emr-serverless.amazonaws.com" } },
      },
      allowed("SubmitKpiSparkJobs", ["emr-serverless:StartJobRun"], arn("emr-serverless", "/applications/00f1kpi")),
    ]);
  });

  it("is one log group for a job's lines, which is looked up among the account's own", () => {
    expect(
      resourceStatementsFor([{ logGroup: "/sallyport/kpi", actions: [Access.WriteJobLogs], label: "Kpi" }], place),
    ).toEqual([
      allowed("LookUpLogGroups", ["logs:DescribeLogGroups"], arn("logs", "log-group:*")),
      allowed(
        "WriteJobLogsToKpi",
        ["logs:CreateLogStream", "logs:DescribeLogStreams", "logs:PutLogEvents"],
        arn("logs", "log-group:/sallyport/kpi:log-stream:*"),
      ),
    ]);
  });

  it("is decrypted for who reads an execution, and asks nothing of a key for who starts or stops one", () => {
    const key = arn("kms", "key/k");
    const actions = [Access.StartExecution, Access.StopExecution, Access.Inspect];
    const intents: AccessIntent[] = [{ stateMachine: "kpi", key, actions, label: "Kpi" }];
    expect(keyStatementsFor(intents, place)).toEqual([
      {
        ...allowed("DecryptKpiExecutions", ["kms:Decrypt"], key),
        Condition: {
          StringEquals: { "kms:ViaService": ["states.eu-west-1.amazonaws.com"] },
          StringLikeIfExists: {
            "kms:EncryptionContext:aws:states:stateMachineArn": [arn("states", "stateMachine:kpi")],
          },
        },
      },
    ]);
    expect(resourceStatementsFor(intents, place)).toEqual([
      allowed("InspectKpiExecutions", ["states:DescribeExecution"], arn("states", "execution:kpi:*")),
      allowed("StartKpiExecutions", ["states:StartExecution"], arn("states", "stateMachine:kpi")),
      allowed("StopKpiExecutions", ["states:StopExecution"], arn("states", "execution:kpi:*")),
    ]);
  });
});

function allowed(Sid: string, Action: readonly string[], resource: string) {
  return { Sid, Effect: "Allow", Action, Resource: [resource] };
}
