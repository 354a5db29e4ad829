import * as pulumi from "@pulumi/pulumi";
import { EventRule, SavedQueries, TaskRole } from "@sallyport/components";
import { deploymentOf, placed } from "@sallyport/stack-kit";
import type { EtlPlan } from "../plan/EtlPlan.js";
import type { Deployment } from "./Deployment.js";
import { EtlData } from "./EtlData.js";
import { EtlDatabase } from "./EtlDatabase.js";
import { EtlLogin } from "./EtlLogin.js";
import { EtlMigration } from "./EtlMigration.js";
import { EtlNetwork } from "./EtlNetwork.js";
import type { EtlOutputs } from "./EtlOutputs.js";
import { EtlWorker } from "./EtlWorker.js";
import { etlAlarms } from "./etlAlarms.js";
import { etlDashboard } from "./etlDashboard.js";
import { loginKey } from "./loginKey.js";
import { namesOf } from "./namesOf.js";
import { type LoginReach, workerAccess } from "./workerAccess.js";

/** The message by which the schedule asks the worker to look for files that no event told of. */
const sweepMessage = JSON.stringify({ kind: "sweep" });

/** Deploys a plan: the network, what holds data, who signs in to the database, the worker, and what tells people of it. */
export function deployEtl(plan: EtlPlan): { [Name in keyof EtlOutputs]: pulumi.Output<EtlOutputs[Name]> } {
  const deployment = deploymentOf("sallyport-etl", plan);
  const { base, config, region } = plan;
  const network = new EtlNetwork(deployment);
  const data = new EtlData(deployment);
  const database = new EtlDatabase(deployment, network);
  const keyArn = loginKey(deployment);
  const migration = new EtlMigration(deployment, { database, network, keyArn });
  const role = workerRole(deployment, { data, database, keyArn });
  const login =
    config.authentication === "iam"
      ? undefined
      : new EtlLogin(deployment, { database, network, migration, keyArn, workerRoleName: role.roleName });
  const { logGroupName } = new EtlWorker(deployment, { data, database, network, migration, login, role });
  sweep(deployment, data);
  const alarmArns = etlAlarms(deployment, logGroupName);
  const { queueName } = data;
  const dashboard = etlDashboard(deployment, { alarmArns, queueName, identifier: database.identifier });
  new SavedQueries(base, { logGroupNames: [logGroupName], jobField: "run", region });
  return {
    region: pulumi.output(region),
    inputBucket: data.inputBucket,
    inputPrefix: pulumi.output(config.input.prefix),
    queueUrl: data.queueUrl,
    deadLetterQueueUrl: data.deadLetterQueueUrl,
    databaseHost: database.host,
    databasePort: database.port,
    databaseName: pulumi.output(config.database.name),
    databaseSchema: pulumi.output(config.database.schema),
    databaseIdentifier: database.identifier,
    loaderUser: pulumi.output(plan.loaderUser),
    loaderSecretArn: login?.secretArn ?? pulumi.output(""),
    migration: migration.result,
    backupVault: database.vaultName,
    dashboardName: dashboard.dashboardName,
    taskRole: role.roleName,
    functionRoles: pulumi.all([migration.roleName, ...(login ? [login.roleName] : [])]),
    logGroup: logGroupName,
  };
}

interface RolePlace {
  readonly data: EtlData;
  readonly database: EtlDatabase;
  /** Key of the login's secret. */
  readonly keyArn: pulumi.Output<string>;
}

function workerRole(deployment: Deployment, { data, database, keyArn }: RolePlace): TaskRole {
  const { plan, permissionsBoundaryArn } = deployment;
  const { base, config, loaderUser } = plan;
  const names = namesOf(base);
  const login: LoginReach =
    config.authentication === "iam"
      ? { kind: "iam", resourceId: database.resourceId, user: loaderUser }
      : { kind: "secret", secretName: names.loaderSecret, keyArn };
  const { inputBucket, inputKeyArn, queueName, keyArn: queueKeyArn } = data;
  const { prefix: inputPrefix } = config.input;
  const access = workerAccess({ inputBucket, inputPrefix, inputKeyArn, queueName, queueKeyArn, login });
  return new TaskRole(names.worker, { access, permissionsBoundaryArn, ...placed(deployment) });
}

function sweep(deployment: Deployment, { queueArn, keyArn }: EtlData): void {
  const { plan, permissionsBoundaryArn, alarmTopicArn } = deployment;
  new EventRule(namesOf(plan.base).sweep, {
    schedule: plan.config.load.sweep,
    toQueueArn: queueArn,
    input: sweepMessage,
    keyArn,
    permissionsBoundaryArn,
    alarmTopicArn,
    ...placed(deployment),
  });
}
