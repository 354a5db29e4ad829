import * as pulumi from "@pulumi/pulumi";
import { LogMetric } from "@sallyport/components";
import type { Deployment } from "./Deployment.js";
import { namesOf } from "./namesOf.js";
import { type ReadPatterns, readPatterns } from "./readPatterns.js";

/**
 * Alarms on who reads the login, by the account's trail (MON-09, MON-10, LOG-07): refused, by somebody who is not named, and
 * unusually often. Nothing where no log group of a trail is configured.
 *
 * @param readerNames names of the roles that may read
 */
export function readAlarms(deployment: Deployment, readerNames: readonly pulumi.Output<string>[]): void {
  const { plan, account, alarmTopicArn, region, tags } = deployment;
  const { audit } = plan.config;
  if (audit === undefined) return;
  const names = namesOf(plan.base);
  const patterns = pulumi
    .all([account.accountId, pulumi.all([...readerNames, names.rotatorRole, names.operator])])
    .apply(([accountId, roles]) => readPatterns(plan.secretName, accountId, roles.map(withoutPath)));
  const alarms: readonly (readonly [string, keyof ReadPatterns, string, number])[] = [
    [
      "denied-reads",
      "denied",
      "A call for the login was refused: see who tried, docs/runbooks/suspicious-access.md",
      0,
    ],
    [
      "unexpected-reads",
      "unexpected",
      "Somebody who is not named read the login: rotate it, docs/runbooks/credential-compromised.md",
      0,
    ],
    [
      "many-reads",
      "all",
      `The login is read more than ${audit.readsPerHour} times an hour: a program keeps none, or somebody copies`,
      audit.readsPerHour,
    ],
  ];
  for (const [name, pattern, description, threshold] of alarms) {
    new LogMetric(`${plan.base}-${name}`, {
      logGroupName: audit.logGroup,
      pattern: patterns[pattern],
      namespace: `Sallyport/Audit/${plan.base}`,
      alarm: { alarmTopicArn, description, threshold, periodSeconds: 3600 },
      region,
      tags,
    });
  }
}

/** As a session's ARN has it. */
function withoutPath(roleName: string): string {
  return roleName.split("/").at(-1) ?? roleName;
}
