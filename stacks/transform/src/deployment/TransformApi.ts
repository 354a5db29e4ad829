import * as pulumi from "@pulumi/pulumi";
import { EventRule, HardenedApi, HardenedFunction, HardenedQueue } from "@sallyport/components";
import { placed } from "@sallyport/stack-kit";
import type { Deployment } from "./Deployment.js";
import { apiAccess, observerAccess, submitterAccess } from "./functionAccess.js";
import { functionEnvironment } from "./functionEnvironment.js";
import { jobStatePattern } from "./jobEvents.js";
import { jobQueueArnOf } from "./jobQueueArnOf.js";
import { namesOf } from "./namesOf.js";
import type { TransformData } from "./TransformData.js";
import type { TransformJobs } from "./TransformJobs.js";

interface TransformApiPlace {
  readonly data: TransformData;
  readonly jobs: TransformJobs;
  /** Folder of the functions' bundle. */
  readonly codePath: string;
}

/** The signed API in front of the jobs, what hands them to Batch, and what hears of them. */
export class TransformApi extends pulumi.ComponentResource {
  readonly apiId: pulumi.Output<string>;
  readonly url: pulumi.Output<string>;
  /** Log groups of the three functions. */
  readonly logGroupNames: readonly pulumi.Output<string>[];
  /** Roles of the API, the submitter and the observer, in this order. */
  readonly roleNames: readonly pulumi.Output<string>[];

  constructor(
    deployment: Deployment,
    { data, jobs, codePath }: TransformApiPlace,
    opts?: pulumi.ComponentResourceOptions,
  ) {
    const { plan, permissionsBoundaryArn, alarmTopicArn } = deployment;
    const { base, config, routes } = plan;
    super("sallyport-transform:index:TransformApi", base, { routes: routes.length }, opts);
    const names = namesOf(base);
    const { keyArn } = data;
    const { jobQueueName, jobDefinitionName, jobDefinitionArn, logGroupName } = jobs;
    const reach = { ...data, jobQueueName, jobDefinitionName };
    const common = {
      logRetentionDays: config.logRetentionDays,
      keyArn,
      alarmTopicArn,
      ...placed(deployment),
    };
    const code = {
      codePath,
      environmentVariables: functionEnvironment(config, { ...reach, jobDefinitionArn, logGroupName }),
      permissionsBoundaryArn,
      ...common,
    };

    const api = new HardenedFunction(
      `${base}-api`,
      // API Gateway waits 29 seconds; ten thousand jobs are judged in one call.
      { ...code, handler: "index.api", access: apiAccess(reach), timeoutSeconds: 29, memoryMib: 1024 },
      { parent: this },
    );
    const submitter = new HardenedFunction(
      `${base}-submitter`,
      {
        ...code,
        handler: "index.submitter",
        access: submitterAccess(reach),
        timeoutSeconds: 60,
        memoryMib: 512,
        // Batch's rate is shared by all of them: more would only wait.
        queues: [{ queueArn: data.queueArn, keyArn, batchSize: 5, maxConcurrency: 2 }],
      },
      { parent: this },
    );
    const unobserved = new HardenedQueue(
      `${base}-unobserved`,
      { keyArn, alarmTopicArn, alarmAgeMinutes: 5, ...placed(deployment) },
      { parent: this },
    );
    const observer = new HardenedFunction(
      `${base}-observer`,
      {
        ...code,
        handler: "index.observer",
        access: observerAccess(reach),
        onFailure: { queueArn: unobserved.queueArn, keyArn },
      },
      { parent: this },
    );
    const heard = {
      toFunctionArn: observer.functionArn,
      permissionsBoundaryArn,
      keyArn,
      alarmTopicArn,
      ...placed(deployment),
    };
    const eventPattern = jobQueueArnOf(deployment, names.jobs).apply(jobStatePattern);
    new EventRule(names.jobStates, { eventPattern, ...heard }, { parent: this });
    // As often as the alarm on long jobs wants to hear of those that run (MON-02).
    new EventRule(names.jobWatch, { schedule: "rate(5 minutes)", ...heard }, { parent: this });
    const gateway = new HardenedApi(
      base,
      {
        routes: routes.map((route) => ({ ...route, functionArn: api.functionArn })),
        throttle: { ratePerSecond: config.api.ratePerSecond, burst: config.api.burst },
        ...common,
      },
      { parent: this },
    );

    this.apiId = gateway.apiId;
    this.url = gateway.url;
    const functions = [api, submitter, observer];
    this.logGroupNames = functions.map(({ logGroupName }) => logGroupName);
    this.roleNames = functions.map(({ roleArn }) => roleArn.apply((arn) => arn.split("/").at(-1) ?? ""));
    this.registerOutputs({ apiId: this.apiId, url: this.url });
  }
}
