import * as pulumi from "@pulumi/pulumi";
import type { AccountArgs } from "../account/AccountArgs.js";
import { homeOf } from "../account/homeOf.js";
import { ArgumentError } from "../errors/ArgumentError.js";
import { describeComponent } from "../naming/describeComponent.js";
import { knownAfter } from "../naming/knownAfter.js";
import { pascalCase } from "../naming/pascalCase.js";
import { AlarmComparison } from "../observability/AlarmArgs.js";
import { longestFilterPattern } from "../observability/checkFilterPattern.js";
import { metricAlarm } from "../observability/metricAlarm.js";
import { metricFilter } from "../observability/metricFilter.js";
import { type Tags, tagsFor } from "../tagging/tagsFor.js";
import { type MonitoredEvent, monitoredEvents } from "./monitoredEvents.js";
import { secretReadsOutside } from "./secretReadsOutside.js";

export interface AuditAlarmsArgs {
  /** Group that takes the trail's events. */
  readonly logGroupName: pulumi.Input<string>;
  /** Topic of the region that is told. */
  readonly alarmTopicArn: pulumi.Input<string>;
  /**
   * Names of the account's roles that may read secrets; `*` stands for any characters. All together must fit in a filter
   * pattern: about 15 roles. Default: none, every read is told.
   */
  readonly secretReaders?: pulumi.Input<pulumi.Input<string>[]>;
  /** Default: the provider's account, looked up. */
  readonly account?: AccountArgs;
  /** Region of the group. Default: the provider's region. */
  readonly region?: pulumi.Input<string>;
  /** Tags of all that it makes. Default: none but its own. */
  readonly tags?: Tags;
}

/**
 * Alarms on what an account's trail must never say unnoticed: the 15 kinds of event of the CIS benchmark (4.1–4.15), and
 * reads of secrets by anybody who is not named.
 *
 * Defaults: told at the first such event, within five minutes of its delivery; no kind of event can be left out.
 *
 * Cost: 16 metrics 4.80 USD and 16 alarms 1.60 USD a month.
 *
 * Controls: MON-06, MON-07, MON-08, MON-10, MON-12, LOG-07.
 *
 * @example
 * const monitored = new AuditAlarms("audit", {
 *   logGroupName: trail.logGroupName,
 *   alarmTopicArn: topic.topicArn,
 *   secretReaders: ["orders-*"],
 * });
 */
export class AuditAlarms extends pulumi.ComponentResource {
  /** Namespace of the metrics. */
  readonly namespace: pulumi.Output<string>;

  constructor(name: string, args: AuditAlarmsArgs, opts?: pulumi.ComponentResourceOptions) {
    const component = describeComponent("AuditAlarms", name);
    checkReaders(component, args.secretReaders);
    super("sallyport:index:AuditAlarms", name, args, opts);
    const { logGroupName, alarmTopicArn, region } = args;
    const home = homeOf(this, args);
    const namespace = `Sallyport/Audit/${name}`;
    const tags = tagsFor("AuditAlarms", name, args.tags);
    const secretReads = {
      name: "secret-reads",
      description: "Somebody who is not on the list read a secret: rotate it unless the reader is known",
      pattern: pulumi
        .all([home.accountId, args.secretReaders ?? []])
        .apply(([accountId, readers]) => secretReadsOutside(accountId, readers)),
    };

    const filters = [...monitoredEvents, secretReads].map((event) => {
      const metricName = pascalCase(event.name);
      const { pattern } = event;
      const counted = { logGroupName, pattern, namespace, metricName, region };
      metricAlarm(this, name, alarmOn(event, namespace, metricName), { alarmTopicArn, region, tags });
      return metricFilter(this, `${name}-${event.name}`, counted);
    });

    this.namespace = knownAfter(namespace, ...filters);
    this.registerOutputs({ namespace: this.namespace });
  }
}

function alarmOn(
  { name, description }: Pick<MonitoredEvent, "name" | "description">,
  namespace: string,
  metricName: string,
) {
  const metrics = [{ namespace, metricName }];
  return { name, description, metrics, comparison: AlarmComparison.AtLeast, threshold: 1 };
}

function checkReaders(component: string, readers: AuditAlarmsArgs["secretReaders"]): void {
  if (!Array.isArray(readers)) return;
  const plain = readers.filter((reader): reader is string => typeof reader === "string");
  plain.forEach((reader, index) => {
    if (/^[\w+=,.@*-]{1,64}$/.test(reader) && reader !== "*") return;
    const fix = 'name a role, or the start of several: "orders-*"';
    throw new ArgumentError(component, `secretReaders[${index}]`, reader, fix);
  });
  if (secretReadsOutside("000000000000", plain).length > longestFilterPattern) {
    const fix = `name fewer, or the start of several ("orders-*"): their pattern has at most ${longestFilterPattern} characters`;
    throw new ArgumentError(component, "secretReaders", plain, fix);
  }
}
