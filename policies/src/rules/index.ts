import type { Rule } from "../engine/Rule.js";
import { alarmsRules } from "./alarms/index.js";
import { analyticsRules } from "./analytics/index.js";
import { apigatewayRules } from "./apigateway/index.js";
import { auditRules } from "./audit/index.js";
import { backupRules } from "./backup/index.js";
import { batchRules } from "./batch/index.js";
import { dynamodbRules } from "./dynamodb/index.js";
import { ec2Rules } from "./ec2/index.js";
import { ecrRules } from "./ecr/index.js";
import { ecsRules } from "./ecs/index.js";
import { environmentRules } from "./environment/index.js";
import { eventsRules } from "./events/index.js";
import { iamRules } from "./iam/index.js";
import { kmsRules } from "./kms/index.js";
import { lambdaRules } from "./lambda/index.js";
import { logsRules } from "./logs/index.js";
import { messagingRules } from "./messaging/index.js";
import { providerRules } from "./provider/index.js";
import { rdsRules } from "./rds/index.js";
import { resourcePoliciesRules } from "./resourcePolicies/index.js";
import { s3Rules } from "./s3/index.js";
import { secretsRules } from "./secrets/index.js";
import { snsRules } from "./sns/index.js";
import { sqsRules } from "./sqs/index.js";
import { ssmRules } from "./ssm/index.js";
import { stackRules } from "./stack/index.js";
import { stepfunctionsRules } from "./stepfunctions/index.js";
import { tagsRules } from "./tags/index.js";
import { wafv2Rules } from "./wafv2/index.js";
import { waiversRules } from "./waivers/index.js";

/** Every rule. Packs select from it. */
export const allRules: readonly Rule[] = [
  ...alarmsRules,
  ...analyticsRules,
  ...apigatewayRules,
  ...auditRules,
  ...backupRules,
  ...batchRules,
  ...dynamodbRules,
  ...ec2Rules,
  ...ecrRules,
  ...ecsRules,
  ...environmentRules,
  ...eventsRules,
  ...iamRules,
  ...kmsRules,
  ...lambdaRules,
  ...logsRules,
  ...messagingRules,
  ...providerRules,
  ...rdsRules,
  ...resourcePoliciesRules,
  ...s3Rules,
  ...secretsRules,
  ...snsRules,
  ...sqsRules,
  ...ssmRules,
  ...stackRules,
  ...stepfunctionsRules,
  ...tagsRules,
  ...wafv2Rules,
  ...waiversRules,
];
