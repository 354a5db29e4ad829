import type { Example, Made } from "../../ResourceDefinition.js";
import type { Properties } from "../../values/Json.js";
import { exampleNetwork } from "./exampleNetwork.js";

const hardened = (made: Made): Properties => ({
  identifier: "conformance-database",
  engine: "postgres",
  engineVersion: "17",
  instanceClass: "db.t4g.micro",
  allocatedStorage: 20,
  maxAllocatedStorage: 100,
  storageType: "gp3",
  storageEncrypted: true,
  kmsKeyId: made("key", "arn"),
  dbName: "conformance",
  username: "master",
  manageMasterUserPassword: true,
  masterUserSecretKmsKeyId: made("key", "arn"),
  dbSubnetGroupName: made("subnets", "name"),
  parameterGroupName: made("parameters", "name"),
  vpcSecurityGroupIds: [made("group", "id")],
  multiAz: true,
  backupRetentionPeriod: 14,
  backupWindow: "01:00-02:00",
  caCertIdentifier: "rds-ca-ecc384-g1",
  enabledCloudwatchLogsExports: ["postgresql", "upgrade"],
  iamDatabaseAuthenticationEnabled: true,
  monitoringInterval: 60,
  monitoringRoleArn: "arn:aws:iam::000000000000:role/conformance-monitoring",
  performanceInsightsEnabled: true,
  performanceInsightsKmsKeyId: made("key", "arn"),
  copyTagsToSnapshot: true,
  skipFinalSnapshot: true,
  applyImmediately: true,
  tags: { team: "data" },
});

/** An instance as our component makes it, and a plain one with a password of its own and a final snapshot. */
export const instanceExamples: readonly Example[] = [
  {
    needs: {
      ...exampleNetwork("10.82"),
      key: { type: "aws:kms/key:Key", inputs: () => ({ description: "conformance-database-key" }) },
      group: {
        type: "aws:ec2/securityGroup:SecurityGroup",
        inputs: (made) => ({ name: "conformance-database", vpcId: made("vpc", "id") }),
      },
      subnets: {
        type: "aws:rds/subnetGroup:SubnetGroup",
        inputs: (made) => ({ name: "conformance-database", subnetIds: [made("a", "id"), made("b", "id")] }),
      },
      parameters: {
        type: "aws:rds/parameterGroup:ParameterGroup",
        inputs: () => ({ name: "conformance-database", family: "postgres17" }),
      },
    },
    importId: (known) => String(known("identifier")),
    base: hardened,
    updated: (made) => ({
      ...hardened(made),
      instanceClass: "db.t4g.small",
      allocatedStorage: 40,
      backupRetentionPeriod: 35,
      caCertIdentifier: "rds-ca-rsa4096-g1",
      multiAz: false,
      tags: { stage: "test" },
    }),
    replacing: (made) => ({ ...hardened(made), username: "owner" }),
  },
  {
    importId: (known) => String(known("identifier")),
    base: () => ({
      identifier: "conformance-plain-database",
      engine: "postgres",
      instanceClass: "db.t4g.micro",
      allocatedStorage: 20,
      username: "master",
      password: "conformance-password",
      finalSnapshotIdentifier: "conformance-plain-database-final",
    }),
    updated: () => ({
      identifier: "conformance-plain-database",
      engine: "postgres",
      instanceClass: "db.t4g.micro",
      allocatedStorage: 20,
      username: "master",
      manageMasterUserPassword: true,
      finalSnapshotIdentifier: "conformance-plain-database-final",
      copyTagsToSnapshot: true,
    }),
  },
];
