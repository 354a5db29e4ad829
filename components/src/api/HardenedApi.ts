import { createHash } from "node:crypto";
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { type Home, homeOf } from "../account/homeOf.js";
import { invokePermission } from "../functions/invokePermission.js";
import { describeComponent } from "../naming/describeComponent.js";
import { knownAfter } from "../naming/knownAfter.js";
import { LogGroup } from "../observability/LogGroup.js";
import { tagsFor } from "../tagging/tagsFor.js";
import type { ThrottleArgs } from "./ApiRouteArgs.js";
import { accessLogFormat } from "./accessLogFormat.js";
import { apiAlarms } from "./apiAlarms.js";
import { apiPolicyFor } from "./apiPolicyFor.js";
import { checkApiArgs } from "./checkApiArgs.js";
import type { HardenedApiArgs } from "./HardenedApiArgs.js";
import { openApiFor, type PlannedRoute } from "./openApiFor.js";
import { routeId } from "./routeId.js";

/**
 * A REST API whose every call is signed by a principal of the account, in front of functions.
 *
 * Defaults: IAM authorization on every route, no API keys; a resource policy that refuses other accounts; TLS 1.2 or
 * later with forward secrecy; bodies and parameters checked before a function is called; what API Gateway refuses by
 * itself told as a problem document (RFC 9457) that repeats nothing of the call; 50 calls a second; one line of
 * access log a call with the caller's ARN, encrypted with a customer-managed key and kept a year; no execution log,
 * which API Gateway would write unencrypted and for ever, so errors are told in the access log and by alarms. A change
 * of routes, policy or endpoint makes a new deployment. Grant callers `{ api: api.apiId, routes: ["GET /jobs/{id}"],
 * actions: [Access.Invoke] }`.
 *
 * API Gateway writes logs under a role of the whole account and region (aws.apigateway.Account), which belongs to the
 * account foundation: without it the stage cannot be made.
 *
 * Cost: 3.50 USD per million calls; 0.50 USD per GB of log; the log's key 1 USD a month unless `keyArn` is given; the
 * alarms 0.60 USD a month.
 *
 * Controls: API-01, API-02, API-03, API-04, ENC-16, ENC-19, LOG-02, LOG-04, MON-04.
 *
 * @example
 * const api = new HardenedApi("jobs", {
 *   routes: [
 *     { method: "POST", path: "/jobs", functionArn: jobs.functionArn, requestSchema: JSON.stringify(jobSchema) },
 *     { method: "GET", path: "/jobs/{id}", functionArn: jobs.functionArn },
 *   ],
 *   alarmTopicArn: alarms.topicArn,
 * });
 */
export class HardenedApi extends pulumi.ComponentResource {
  /** Id of the API, for intents of its callers. */
  readonly apiId: pulumi.Output<string>;
  /** Name of the stage. */
  readonly stageName: pulumi.Output<string>;
  /** URL that routes are called under, without a slash at its end, once they can be. */
  readonly url: pulumi.Output<string>;
  /** ARN of the stage for callers' policies: a route is this and `/GET/jobs/*`. */
  readonly executionArn: pulumi.Output<string>;
  /** Name of the access log's group. */
  readonly logGroupName: pulumi.Output<string>;

  constructor(name: string, args: HardenedApiArgs, opts?: pulumi.ComponentResourceOptions) {
    checkApiArgs(describeComponent("HardenedApi", name), args);
    super("sallyport:index:HardenedApi", name, args, opts);
    const home = homeOf(this, args);
    const { routes, stageName = "prod", keyArn, environment, account, region, tags, alarmTopicArn } = args;
    const ownTags = tagsFor("HardenedApi", name, tags);
    const apiName = args.apiName ?? name;

    const logs = new LogGroup(
      `${name}-access-logs`,
      { retentionDays: args.logRetentionDays ?? 365, keyArn, environment, account, region, tags },
      { parent: this },
    );
    const api = apiOf(this, name, args, home, ownTags);
    const executionArn = pulumi.interpolate`arn:${home.partition}:execute-api:${home.region}:${home.accountId}:${api.id}/${stageName}`;
    const permissions = routes.map((route) =>
      invokePermission(this, `${name}-invoke-${routeId(route)}`, {
        function: route.functionArn,
        service: "apigateway.amazonaws.com",
        sourceArn: pulumi.interpolate`${executionArn}/${route.method}${route.path.replace(/\{[^}]+\}/g, "*")}`,
        home,
        region,
      }),
    );
    const deployment = deploymentOf(this, name, api, args);
    const stage = new aws.apigateway.Stage(
      `${name}-stage`,
      {
        restApi: api.id,
        deployment: deployment.id,
        stageName,
        accessLogSettings: { destinationArn: logs.logGroupArn, format: accessLogFormat },
        xrayTracingEnabled: false,
        region,
        tags: ownTags,
      },
      { parent: this },
    );
    const limits = limitsOf(this, name, stage, args);
    if (args.webAclArn !== undefined) {
      new aws.wafv2.WebAclAssociation(
        `${name}-waf`,
        { resourceArn: stage.arn, webAclArn: args.webAclArn, region },
        { parent: this },
      );
    }
    if (alarmTopicArn !== undefined) {
      const latencyAlarmMs = args.latencyAlarmMs ?? 5000;
      apiAlarms(this, name, { apiName, stageName, latencyAlarmMs, alarmTopicArn, region, tags: ownTags });
    }

    this.apiId = api.id;
    this.stageName = knownAfter(stageName, stage);
    this.url = knownAfter(stage.invokeUrl, ...limits, ...permissions);
    this.executionArn = executionArn;
    this.logGroupName = logs.logGroupName;
    this.registerOutputs({
      apiId: this.apiId,
      stageName: this.stageName,
      url: this.url,
      executionArn: this.executionArn,
      logGroupName: this.logGroupName,
    });
  }
}

function apiOf(
  parent: pulumi.Resource,
  name: string,
  { routes, apiName, vpcEndpointIds, region }: HardenedApiArgs,
  home: Home,
  tags: pulumi.Output<Record<string, string>>,
): aws.apigateway.RestApi {
  const title = apiName ?? name;
  const planned = routes.map(({ method, path, functionArn, requestSchema }) => ({
    method,
    path,
    functionArn,
    requestSchema,
  }));
  const context = pulumi.output({ ...home });
  return new aws.apigateway.RestApi(
    `${name}-api`,
    {
      name: title,
      body: pulumi
        .all([title, context, pulumi.output(planned)])
        .apply(([known, { partition, region }, plain]) =>
          JSON.stringify(openApiFor({ title: known, partition, region, routes: plain as PlannedRoute[] })),
        ),
      failOnWarnings: true,
      endpointConfiguration:
        vpcEndpointIds === undefined ? { types: "REGIONAL" } : { types: "PRIVATE", vpcEndpointIds },
      policy: pulumi
        .all([context, pulumi.output(vpcEndpointIds)])
        .apply(([where, endpoints]) => JSON.stringify(apiPolicyFor({ ...where, vpcEndpointIds: endpoints }))),
      // TLS 1.2 and 1.3, forward secrecy, no CBC; "strict" refuses a host name that is not the API's own.
      securityPolicy: "SecurityPolicy_TLS13_1_2_PFS_PQ_2025_09",
      endpointAccessMode: "STRICT",
      disableExecuteApiEndpoint: false,
      region,
      tags,
    },
    { parent },
  );
}

/** A stage serves a snapshot: whatever decides how calls are answered makes a new one. */
function deploymentOf(
  parent: pulumi.Resource,
  name: string,
  api: aws.apigateway.RestApi,
  { region }: HardenedApiArgs,
): aws.apigateway.Deployment {
  const decisive = pulumi.all([api.body, api.policy, api.endpointConfiguration, api.securityPolicy]);
  const version = decisive.apply((parts) => createHash("sha256").update(JSON.stringify(parts)).digest("hex"));
  return new aws.apigateway.Deployment(
    `${name}-deployment`,
    { restApi: api.id, description: `Routes of ${name}`, triggers: { version }, region },
    { parent },
  );
}

/** Limits of the stage, and of each route that has its own. */
function limitsOf(
  parent: pulumi.Resource,
  name: string,
  stage: aws.apigateway.Stage,
  { routes, throttle, region }: HardenedApiArgs,
): aws.apigateway.MethodSettings[] {
  const settings = (id: string, methodPath: string, limits: ThrottleArgs) =>
    new aws.apigateway.MethodSettings(
      id,
      {
        restApi: stage.restApi,
        stageName: stage.stageName,
        methodPath,
        settings: {
          metricsEnabled: true,
          loggingLevel: "OFF",
          dataTraceEnabled: false,
          throttlingRateLimit: limits.ratePerSecond,
          throttlingBurstLimit: limits.burst,
        },
        region,
      },
      { parent },
    );
  const own = routes.flatMap((route) => (route.throttle === undefined ? [] : [{ ...route, throttle: route.throttle }]));
  return [
    settings(`${name}-limits`, "*/*", throttle ?? { ratePerSecond: 50, burst: 100 }),
    ...own.map((route) =>
      settings(`${name}-limits-${routeId(route)}`, `${route.path.slice(1)}/${route.method}`, route.throttle),
    ),
  ];
}
