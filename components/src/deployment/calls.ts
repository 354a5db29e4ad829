import { join } from "node:path";
import type * as pulumi from "@pulumi/pulumi";
import { Access } from "@sallyport/intents";
import { HardenedApi } from "../api/HardenedApi.js";
import { HardenedFunction } from "../functions/HardenedFunction.js";

/** Where and among what a region's functions run. */
interface CallsPlace {
  readonly placed: { readonly account: { readonly accountId: pulumi.Input<string> }; readonly region: string };
  readonly network: { readonly subnetIds: pulumi.Output<string[]>; readonly securityGroupId: pulumi.Input<string> };
  readonly inbox: { readonly queueArn: pulumi.Input<string>; readonly keyArn: pulumi.Input<string> };
  readonly table: { readonly tableName: pulumi.Input<string>; readonly keyArn: pulumi.Input<string> };
  readonly alarmTopicArn: pulumi.Input<string>;
  readonly permissionsBoundaryArn: pulumi.Input<string>;
}

/** What is called: an API and its function, and a function that a queue, a topic and the clock call. */
export function calls(name: string, place: CallsPlace): void {
  const { placed, network, inbox, table, alarmTopicArn, permissionsBoundaryArn } = place;
  const common = {
    codePath: join(__dirname, "..", "..", "testing", "function"),
    permissionsBoundaryArn,
    alarmTopicArn,
    ...placed,
  };
  const answering = new HardenedFunction(`${name}-answering`, {
    environmentVariables: { MODE: "strict" },
    access: [{ table: table.tableName, key: table.keyArn, actions: [Access.Read], label: "Ledger" }],
    subnetIds: [network.subnetIds[0] as pulumi.Output<string>],
    securityGroupIds: [network.securityGroupId],
    ...common,
  });
  new HardenedApi(`${name}-api`, {
    routes: [
      { method: "GET", path: "/objects/{id}", functionArn: answering.functionArn },
      {
        method: "POST",
        path: "/objects",
        functionArn: answering.functionArn,
        requestSchema: JSON.stringify({ type: "object", required: ["object"] }),
        throttle: { ratePerSecond: 5, burst: 10 },
      },
    ],
    alarmTopicArn,
    ...placed,
  });
  new HardenedFunction(`${name}-sorting`, {
    queues: [{ queueArn: inbox.queueArn, keyArn: inbox.keyArn }],
    topics: [{ topicArn: alarmTopicArn }],
    schedules: [{ name: "nightly", scheduleExpression: "cron(0 3 * * ? *)" }],
    tracing: true,
    ...common,
  });
}
