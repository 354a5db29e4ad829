import * as pulumi from "@pulumi/pulumi";
import { ArgumentError } from "../errors/ArgumentError.js";
import { describeComponent } from "../naming/describeComponent.js";
import { knownAfter } from "../naming/knownAfter.js";
import { parseCidr } from "../network/parseCidr.js";
import { type Tags, tagsFor } from "../tagging/tagsFor.js";
import { AlarmComparison } from "./AlarmArgs.js";
import { rejectedTraffic, trafficOutOf } from "./flowLogPatterns.js";
import { metricAlarm } from "./metricAlarm.js";
import { metricFilter } from "./metricFilter.js";

export interface FlowLogAlarmsArgs {
  /** Group that takes the flow logs, in their default format. */
  readonly logGroupName: pulumi.Input<string>;
  /** Block of the VPC, /16 to /28: what leaves it is measured. */
  readonly cidrBlock: pulumi.Input<string>;
  /** Topic of the region that is told. */
  readonly alarmTopicArn: pulumi.Input<string>;
  /** Refused flows in five minutes above which it is told. Default: 10. */
  readonly rejectedFlows?: pulumi.Input<number>;
  /** Standard deviations above the usual at which bytes out are told; plain. Default: 3. */
  readonly bytesOutDeviations?: number;
  /** Default: the provider's region. */
  readonly region?: pulumi.Input<string>;
  /** Tags of all that it makes. Default: none but its own. */
  readonly tags?: Tags;
}

/**
 * What the flow logs of a VPC say, as metrics with alarms: refused flows, and bytes that leave it.
 *
 * Defaults: told above 10 refused flows in five minutes (a workload of ours tries nothing that is refused), and when more
 * leaves than usual for a quarter of an hour. Bytes out are kept for each network interface as well, without an alarm:
 * CloudWatch cannot watch interfaces that are not named beforehand.
 *
 * Cost: 0.30 USD a month for each of two metrics and for each network interface; the alarms 0.40 USD.
 *
 * Controls: MON-11, MON-12.
 *
 * @example
 * const traffic = new FlowLogAlarms("orders-traffic", {
 *   logGroupName: "/sallyport/orders-network-flow-logs",
 *   cidrBlock: "10.1.0.0/16",
 *   alarmTopicArn: topic.topicArn,
 * });
 */
export class FlowLogAlarms extends pulumi.ComponentResource {
  /** Namespace of the metrics RejectedFlows, BytesOut and, with dimension NetworkInterface, BytesOutByInterface. */
  readonly namespace: pulumi.Output<string>;

  constructor(name: string, args: FlowLogAlarmsArgs, opts?: pulumi.ComponentResourceOptions) {
    const component = describeComponent("FlowLogAlarms", name);
    checkArguments(component, args);
    super("sallyport:index:FlowLogAlarms", name, args, opts);
    const { logGroupName, alarmTopicArn, region } = args;
    const namespace = `Sallyport/Network/${name}`;
    const told = { alarmTopicArn, region, tags: tagsFor("FlowLogAlarms", name, args.tags) };
    const counted = { logGroupName, namespace, region };
    const bytesOut = {
      ...counted,
      pattern: pulumi.output(args.cidrBlock).apply(trafficOutOf),
      value: "$bytes",
      unit: "Bytes",
    };

    const filters = [
      metricFilter(this, `${name}-rejected`, { ...counted, pattern: rejectedTraffic, metricName: "RejectedFlows" }),
      metricFilter(this, `${name}-bytes-out`, { ...bytesOut, metricName: "BytesOut" }),
      metricFilter(this, `${name}-bytes-out-by-interface`, {
        ...bytesOut,
        metricName: "BytesOutByInterface",
        dimensions: { NetworkInterface: "$interface" },
      }),
    ];
    metricAlarm(this, name, rejected(namespace, args.rejectedFlows), told);
    metricAlarm(this, name, leaving(namespace, args.bytesOutDeviations), told);

    this.namespace = knownAfter(namespace, ...filters);
    this.registerOutputs({ namespace: this.namespace });
  }
}

function rejected(namespace: string, threshold: pulumi.Input<number> = 10) {
  return {
    name: "rejected",
    description: "Something tries what its network refuses: find the interface in the flow log, then what runs there",
    metrics: [{ namespace, metricName: "RejectedFlows" }],
    threshold,
  };
}

function leaving(namespace: string, anomalyDeviations = 3) {
  return {
    name: "bytes-out",
    description: "More leaves the network than usual: compare BytesOutByInterface with the work of that time",
    metrics: [{ namespace, metricName: "BytesOut" }],
    anomalyDeviations,
    comparison: AlarmComparison.Above,
    evaluationPeriods: 3,
  };
}

function checkArguments(component: string, { cidrBlock, rejectedFlows, bytesOutDeviations }: FlowLogAlarmsArgs): void {
  if (typeof cidrBlock === "string") {
    const { prefix } = parseCidr(cidrBlock) ?? { prefix: 0 };
    if (prefix < 16 || prefix > 28) {
      const fix = 'give the block of a VPC, /16 to /28, such as "10.0.0.0/16"';
      throw new ArgumentError(component, "cidrBlock", cidrBlock, fix);
    }
  }
  if (typeof rejectedFlows === "number" && !(rejectedFlows >= 0)) {
    throw new ArgumentError(component, "rejectedFlows", rejectedFlows, "give 0 or more flows");
  }
  if (bytesOutDeviations !== undefined && !(bytesOutDeviations > 0)) {
    throw new ArgumentError(
      component,
      "bytesOutDeviations",
      bytesOutDeviations,
      "give more than 0; 3 is rarely passed",
    );
  }
}
