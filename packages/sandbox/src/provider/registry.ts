import type { ResourceDefinition } from "./ResourceDefinition.js";
import { accessanalyzerDefinitions } from "./resources/accessanalyzer/index.js";
import { accountDefinitions } from "./resources/account/index.js";
import { apigatewayDefinitions } from "./resources/apigateway/index.js";
import { appautoscalingDefinitions } from "./resources/appautoscaling/index.js";
import { athenaDefinitions } from "./resources/athena/index.js";
import { backupDefinitions } from "./resources/backup/index.js";
import { batchDefinitions } from "./resources/batch/index.js";
import { budgetsDefinitions } from "./resources/budgets/index.js";
import { cfgDefinitions } from "./resources/cfg/index.js";
import { cloudtrailDefinitions } from "./resources/cloudtrail/index.js";
import { cloudwatchDefinitions } from "./resources/cloudwatch/index.js";
import { dynamodbDefinitions } from "./resources/dynamodb/index.js";
import { ebsDefinitions } from "./resources/ebs/index.js";
import { ec2Definitions } from "./resources/ec2/index.js";
import { ecrDefinitions } from "./resources/ecr/index.js";
import { ecsDefinitions } from "./resources/ecs/index.js";
import { emrserverlessDefinitions } from "./resources/emrserverless/index.js";
import { eventsDefinitions } from "./resources/events/index.js";
import { glueDefinitions } from "./resources/glue/index.js";
import { guarddutyDefinitions } from "./resources/guardduty/index.js";
import { iamDefinitions } from "./resources/iam/index.js";
import { kmsDefinitions } from "./resources/kms/index.js";
import { lambdaDefinitions } from "./resources/lambda/index.js";
import { organizationsDefinitions } from "./resources/organizations/index.js";
import { rdsDefinitions } from "./resources/rds/index.js";
import { s3Definitions } from "./resources/s3/index.js";
import { schedulerDefinitions } from "./resources/scheduler/index.js";
import { secretsmanagerDefinitions } from "./resources/secretsmanager/index.js";
import { securityhubDefinitions } from "./resources/securityhub/index.js";
import { sfnDefinitions } from "./resources/sfn/index.js";
import { snsDefinitions } from "./resources/sns/index.js";
import { sqsDefinitions } from "./resources/sqs/index.js";
import { ssmDefinitions } from "./resources/ssm/index.js";
import { wafv2Definitions } from "./resources/wafv2/index.js";

/** Every resource type that the sandbox knows, by type token. */
export const registry: ReadonlyMap<string, ResourceDefinition> = new Map(
  [
    ...accessanalyzerDefinitions,
    ...accountDefinitions,
    ...apigatewayDefinitions,
    ...appautoscalingDefinitions,
    ...athenaDefinitions,
    ...backupDefinitions,
    ...batchDefinitions,
    ...budgetsDefinitions,
    ...cfgDefinitions,
    ...cloudtrailDefinitions,
    ...cloudwatchDefinitions,
    ...dynamodbDefinitions,
    ...ebsDefinitions,
    ...ec2Definitions,
    ...ecrDefinitions,
    ...ecsDefinitions,
    ...emrserverlessDefinitions,
    ...eventsDefinitions,
    ...glueDefinitions,
    ...guarddutyDefinitions,
    ...iamDefinitions,
    ...kmsDefinitions,
    ...organizationsDefinitions,
    ...rdsDefinitions,
    ...lambdaDefinitions,
    ...s3Definitions,
    ...schedulerDefinitions,
    ...secretsmanagerDefinitions,
    ...securityhubDefinitions,
    ...sfnDefinitions,
    ...snsDefinitions,
    ...sqsDefinitions,
    ...ssmDefinitions,
    ...wafv2Definitions,
  ].map((definition) => [definition.type, definition]),
);
