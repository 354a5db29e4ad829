import * as pulumi from "@pulumi/pulumi";
import { Access, HardenedFunction, RotatedSecret } from "@sallyport/components";
import { placed } from "@sallyport/stack-kit";
import type { Deployment } from "./Deployment.js";
import type { EtlDatabase } from "./EtlDatabase.js";
import type { EtlMigration } from "./EtlMigration.js";
import type { EtlNetwork } from "./EtlNetwork.js";
import { functionAuthorities } from "./functionAuthorities.js";
import { namesOf } from "./namesOf.js";
import { secretArnOf } from "./secretArnOf.js";

interface LoginPlace {
  readonly database: EtlDatabase;
  readonly network: EtlNetwork;
  readonly migration: EtlMigration;
  /** Key of the secret, and of the function's environment and log. */
  readonly keyArn: pulumi.Output<string>;
  /** Who reads the login. */
  readonly workerRoleName: pulumi.Output<string>;
}

/**
 * The loader's password where it has one: a secret whose first value is without, so that the first rotation makes it and no password
 * ever passes through the deployment or its state (SEC-17), and the function that changes it.
 */
export class EtlLogin extends pulumi.ComponentResource {
  readonly secretArn: pulumi.Output<string>;
  readonly roleName: pulumi.Output<string>;

  constructor(deployment: Deployment, place: LoginPlace, opts?: pulumi.ComponentResourceOptions) {
    const { plan, permissionsBoundaryArn, alarmTopicArn } = deployment;
    const { base, config, loaderUser } = plan;
    const { database, network, migration, keyArn, workerRoleName } = place;
    super("sallyport-etl:index:EtlLogin", base, { days: config.rotation.days }, opts);
    const { rotator: name, loaderSecret: secretName } = namesOf(base);

    const rotator = new HardenedFunction(
      name,
      {
        codePath: config.bundles.rotator,
        timeoutSeconds: 60,
        environmentVariables: { DB_CA: functionAuthorities },
        access: [
          { secret: secretName, key: keyArn, actions: [Access.RotateSecret], label: "Login" },
          { secret: database.masterSecretArn, key: database.keyArn, actions: [Access.ReadSecret], label: "Master" },
        ],
        subnetIds: network.functionSubnetIds,
        securityGroupIds: [network.functionGroupId],
        invokers: [
          {
            name: "rotation",
            service: "secretsmanager.amazonaws.com",
            sourceArn: secretArnOf(deployment, secretName),
          },
        ],
        keyArn,
        permissionsBoundaryArn,
        alarmTopicArn,
        ...placed(deployment),
      },
      { parent: this },
    );
    const secret = new RotatedSecret(
      `${base}-loader`,
      {
        secretName,
        description: "Login of the ETL worker at its database",
        initialValue: pulumi.jsonStringify({
          engine: "postgres",
          host: database.host,
          port: database.port,
          dbname: config.database.name,
          username: loaderUser,
          masterarn: database.masterSecretArn,
        }),
        rotatorFunctionArn: rotator.functionArn,
        rotatorRoleName: `${name}-role`,
        consumerRoleNames: [workerRoleName],
        rotationDays: config.rotation.days,
        keyArn,
        alarmTopicArn,
        ...placed(deployment),
      },
      // The first rotation needs the roles.
      { parent: this, dependsOn: [migration] },
    );

    this.secretArn = secret.secretArn;
    this.roleName = pulumi.output(`${name}-role`);
    this.registerOutputs({ secretArn: this.secretArn, roleName: this.roleName });
  }
}
