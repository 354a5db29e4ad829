import { type MetricAlarm, paginateDescribeAlarms, SetAlarmStateCommand } from "@aws-sdk/client-cloudwatch";
import type { RunnerClients } from "../RunnerClients.js";
import { AlarmHistory, type MetricSample } from "./AlarmHistory.js";
import { alarmState } from "./alarmState.js";
import { measureQueues } from "./measureQueues.js";
import type { QueueAlarm } from "./QueueAlarm.js";
import { readQueueAlarm } from "./readQueueAlarm.js";
import { sampleOf } from "./sampleOf.js";

/** An alarm that is in ALARM. */
export interface RaisedAlarm {
  readonly alarm: MetricAlarm;
  /** The metric's latest value; undefined where only missing data raised the alarm. */
  readonly value: number | undefined;
}

/**
 * The alarms of one region on metrics of queues, evaluated from the queues themselves. Their state is kept in
 * CloudWatch, which notifies their topics when it changes.
 */
export class QueueAlarms {
  private alarms: readonly QueueAlarm[] = [];
  private histories = new Map<string, AlarmHistory>();

  constructor(
    private readonly clients: RunnerClients,
    private readonly region: string,
  ) {}

  /**
   * Takes over the alarms as they are now.
   *
   * @param onIgnored told of each alarm that the sandbox does not evaluate, and why
   */
  async reread(onIgnored: (alarm: MetricAlarm, why: string) => void): Promise<void> {
    const client = this.clients.cloudwatch(this.region);
    const read: QueueAlarm[] = [];
    for await (const page of paginateDescribeAlarms({ client }, { AlarmTypes: ["MetricAlarm"] }))
      for (const alarm of page.MetricAlarms ?? []) {
        const queueAlarm = readQueueAlarm(alarm);
        if (typeof queueAlarm === "string") onIgnored(alarm, queueAlarm);
        else read.push(queueAlarm);
      }
    this.alarms = read;
    // An alarm that was changed starts anew, as in CloudWatch.
    const keys = new Set(read.map(({ alarm }) => keyOf(alarm)));
    this.histories = new Map([...this.histories].filter(([key]) => keys.has(key)));
  }

  /** Measures the queues once, and sets the state of each alarm that changes. */
  async evaluate(): Promise<RaisedAlarm[]> {
    const names = this.alarms.flatMap(({ metrics }) => metrics.map(({ queueName }) => queueName));
    const measured = await measureQueues(this.clients.sqs(this.region), names);
    const raised: RaisedAlarm[] = [];
    for (const queueAlarm of this.alarms) {
      const datapoints = this.datapoints(queueAlarm, sampleOf(queueAlarm.metrics, measured));
      await this.updateState(queueAlarm.alarm, datapoints);
      if (queueAlarm.alarm.StateValue === "ALARM")
        raised.push({ alarm: queueAlarm.alarm, value: datapoints.findLast((value) => value !== undefined) });
    }
    return raised;
  }

  private datapoints(queueAlarm: QueueAlarm, sample: MetricSample): (number | undefined)[] {
    const key = keyOf(queueAlarm.alarm);
    const history = this.histories.get(key) ?? new AlarmHistory();
    this.histories.set(key, history);
    history.add(sample, queueAlarm);
    return history.datapoints(queueAlarm);
  }

  private async updateState(alarm: MetricAlarm, datapoints: readonly (number | undefined)[]): Promise<void> {
    const state = alarmState(alarm, datapoints);
    if (state === alarm.StateValue) return;
    const StateReason = `The latest datapoints are ${datapoints.map((value) => value ?? "missing").join(", ")}`;
    const change = { AlarmName: alarm.AlarmName, StateValue: state, StateReason };
    await this.clients.cloudwatch(this.region).send(new SetAlarmStateCommand(change));
    alarm.StateValue = state;
  }
}

function keyOf(alarm: MetricAlarm): string {
  return `${alarm.AlarmArn} ${alarm.AlarmConfigurationUpdatedTimestamp?.getTime()}`;
}
