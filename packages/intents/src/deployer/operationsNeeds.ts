import type { TypeNeedsTable } from "./TypeNeeds.js";

const tags = ["ListTagsForResource", "TagResource", "UntagResource"];
const api = { actions: { Apis: ["DELETE", "GET", "PATCH", "POST", "PUT"] } };

/** CloudWatch, CloudTrail, EventBridge, Access Analyzer, API Gateway and WAF. */
export const operationsNeeds: TypeNeedsTable = {
  "aws:accessanalyzer/analyzer:Analyzer": {
    actions: {
      Analyzers: ["CreateAnalyzer", "DeleteAnalyzer", "GetAnalyzer", "UpdateAnalyzer", ...tags],
    },
    serviceLinkedRoles: ["access-analyzer.amazonaws.com"],
  },
  "aws:apigateway/account:Account": {
    actions: { ApiAccount: ["GET", "PATCH"] },
    passesRoleTo: ["apigateway.amazonaws.com"],
  },
  "aws:apigateway/deployment:Deployment": api,
  "aws:apigateway/methodSettings:MethodSettings": api,
  "aws:apigateway/restApi:RestApi": {
    actions: { Apis: [...api.actions.Apis, "UpdateRestApiPolicy"] },
    serviceLinkedRoles: ["ops.apigateway.amazonaws.com"],
  },
  "aws:apigateway/stage:Stage": api,
  "aws:cloudtrail/trail:Trail": {
    actions: {
      Trails: [
        "AddTags",
        "CreateTrail",
        "DeleteTrail",
        "GetEventSelectors",
        "GetInsightSelectors",
        "GetTrail",
        "GetTrailStatus",
        "ListTags",
        "PutEventSelectors",
        "PutInsightSelectors",
        "RemoveTags",
        "StartLogging",
        "StopLogging",
        "UpdateTrail",
      ],
      UnscopedTrails: ["DescribeTrails"],
    },
    passesRoleTo: ["cloudtrail.amazonaws.com"],
    serviceLinkedRoles: ["cloudtrail.amazonaws.com"],
  },
  "aws:cloudwatch/dashboard:Dashboard": {
    actions: { Dashboards: ["DeleteDashboards", "GetDashboard", "PutDashboard"] },
  },
  "aws:cloudwatch/eventRule:EventRule": {
    actions: { EventRules: ["DeleteRule", "DescribeRule", "DisableRule", "EnableRule", "PutRule", ...tags] },
  },
  "aws:cloudwatch/eventTarget:EventTarget": {
    actions: { EventRules: ["ListTargetsByRule", "PutTargets", "RemoveTargets"] },
    passesRoleTo: ["events.amazonaws.com"],
  },
  "aws:cloudwatch/logGroup:LogGroup": {
    actions: {
      LogGroups: [
        "AssociateKmsKey",
        "CreateLogGroup",
        "DeleteLogGroup",
        "DeleteRetentionPolicy",
        "DisassociateKmsKey",
        "PutLogGroupDeletionProtection",
        "PutRetentionPolicy",
        ...tags,
      ],
      UnscopedLogs: ["DescribeLogGroups"],
    },
  },
  "aws:cloudwatch/logMetricFilter:LogMetricFilter": {
    actions: { LogGroups: ["DeleteMetricFilter", "DescribeMetricFilters", "PutMetricFilter"] },
  },
  "aws:cloudwatch/logSubscriptionFilter:LogSubscriptionFilter": {
    actions: { LogGroups: ["DeleteSubscriptionFilter", "DescribeSubscriptionFilters", "PutSubscriptionFilter"] },
  },
  "aws:cloudwatch/metricAlarm:MetricAlarm": {
    actions: {
      Alarms: ["DeleteAlarms", "DisableAlarmActions", "EnableAlarmActions", "PutMetricAlarm", ...tags],
      AllAlarms: ["DescribeAlarms"],
    },
  },
  "aws:cloudwatch/queryDefinition:QueryDefinition": {
    actions: { UnscopedLogs: ["DeleteQueryDefinition", "DescribeQueryDefinitions", "PutQueryDefinition"] },
  },
  "aws:wafv2/webAcl:WebAcl": {
    actions: { WebAcls: ["CreateWebACL", "DeleteWebACL", "GetWebACL", "UpdateWebACL", ...tags] },
  },
  "aws:wafv2/webAclAssociation:WebAclAssociation": {
    actions: {
      Apis: ["SetWebACL"],
      WebAclStages: ["AssociateWebACL", "DisassociateWebACL", "GetWebACLForResource"],
      WebAcls: ["AssociateWebACL", "GetWebACLForResource"],
    },
  },
  "aws:scheduler/schedule:Schedule": {
    actions: { Schedules: ["CreateSchedule", "DeleteSchedule", "GetSchedule", "UpdateSchedule"] },
    passesRoleTo: ["scheduler.amazonaws.com"],
  },
  "aws:scheduler/scheduleGroup:ScheduleGroup": {
    actions: { Schedules: ["CreateScheduleGroup", "DeleteScheduleGroup", "GetScheduleGroup", ...tags] },
  },
};
