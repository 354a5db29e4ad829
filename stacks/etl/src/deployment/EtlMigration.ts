import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { Access, HardenedFunction } from "@sallyport/components";
import { placed } from "@sallyport/stack-kit";
import type { Deployment } from "./Deployment.js";
import type { EtlDatabase } from "./EtlDatabase.js";
import type { EtlNetwork } from "./EtlNetwork.js";
import { functionAuthorities } from "./functionAuthorities.js";
import { hashOf } from "./hashOf.js";
import { namesOf } from "./namesOf.js";

interface MigrationPlace {
  readonly database: EtlDatabase;
  readonly network: EtlNetwork;
  /** Key of the function's environment and log. */
  readonly keyArn: pulumi.Output<string>;
}

/**
 * Makes the roles, schemas and the ledger in the database, with the master's login, which no other code of the pipeline's reads but
 * the rotator's. It runs when its code, the database or what it is to make has changed, and changes nothing that is there.
 */
export class EtlMigration extends pulumi.ComponentResource {
  /** What it did, as JSON; known once the database has what the worker needs. */
  readonly result: pulumi.Output<string>;
  readonly roleName: pulumi.Output<string>;

  constructor(
    deployment: Deployment,
    { database, network, keyArn }: MigrationPlace,
    opts?: pulumi.ComponentResourceOptions,
  ) {
    const { plan, permissionsBoundaryArn, alarmTopicArn } = deployment;
    const { base, config } = plan;
    const codePath = config.bundles.migration;
    const byIam = String(config.authentication === "iam");
    super("sallyport-etl:index:EtlMigration", base, { schema: config.database.schema }, opts);
    const name = namesOf(base).migration;

    const migration = new HardenedFunction(
      name,
      {
        codePath,
        timeoutSeconds: 60,
        environmentVariables: {
          DB_HOST: database.host,
          DB_PORT: pulumi.interpolate`${database.port}`,
          DB_NAME: config.database.name,
          DB_SCHEMA: config.database.schema,
          DB_IAM_AUTH: byIam,
          DB_CA: functionAuthorities,
          SALLYPORT_MASTER_SECRET_ARN: database.masterSecretArn,
        },
        access: [
          { secret: database.masterSecretArn, key: database.keyArn, actions: [Access.ReadSecret], label: "Master" },
        ],
        subnetIds: network.functionSubnetIds,
        securityGroupIds: [network.functionGroupId],
        keyArn,
        permissionsBoundaryArn,
        alarmTopicArn,
        ...placed(deployment),
      },
      { parent: this },
    );
    const run = new aws.lambda.Invocation(
      `${name}-run`,
      {
        functionName: migration.functionName,
        input: "{}",
        triggers: {
          code: hashOf(codePath),
          database: database.resourceId,
          schema: config.database.schema,
          byIam,
        },
        region: plan.region,
      },
      { parent: this },
    );

    this.result = run.result;
    this.roleName = pulumi.output(`${name}-role`);
    this.registerOutputs({ result: this.result, roleName: this.roleName });
  }
}
