/** AWS services that take a role of a `ServiceRole`. Tasks, functions and replication have roles of their own. */
export const ServicePrincipal = {
  /** For a trail's log group. */
  CloudTrail: "cloudtrail.amazonaws.com",
  /** For the job runs of an EMR Serverless application. */
  EmrServerless: "emr-serverless.amazonaws.com",
  /** For the targets of an EventBridge rule. */
  Events: "events.amazonaws.com",
  /** For Enhanced Monitoring of a database. */
  RdsMonitoring: "monitoring.rds.amazonaws.com",
  /** For the target of an EventBridge schedule. */
  Scheduler: "scheduler.amazonaws.com",
  /** For the steps of a state machine. */
  StepFunctions: "states.amazonaws.com",
} as const;

export type ServicePrincipal = (typeof ServicePrincipal)[keyof typeof ServicePrincipal];
