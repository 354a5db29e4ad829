import { setTimeout as delay } from "node:timers/promises";
import { SetAlarmStateCommand } from "@aws-sdk/client-cloudwatch";
import type { RunnerClients } from "../RunnerClients.js";
import { AlarmHistory } from "./AlarmHistory.js";
import { alarmState } from "./alarmState.js";
import type { Cooldown } from "./Cooldown.js";
import { measureQueues, sampleOf } from "./measureQueues.js";
import { readScalingPlans } from "./readScalingPlans.js";
import type { ScalingPlan } from "./ScalingPlan.js";
import { sandboxMinute } from "./sandboxMinute.js";
import { type Breach, scaleService } from "./scaleService.js";

/** Policies and alarms are read anew at every so many measurements. */
const rereadEvery = 5;

/**
 * Scales ECS services by step scaling policies whose alarms are on queues, as CloudWatch and Application Auto Scaling
 * do together, at the pace of `sandboxMinute`. The alarms' states are kept in CloudWatch.
 */
export class ServiceScaler {
  private readonly plans = new Map<string, readonly ScalingPlan[]>();
  private readonly histories = new Map<string, AlarmHistory>();
  private readonly cooldowns = new Map<string, Cooldown>();
  private readonly ignored = new Set<string>();
  private measurements = 0;

  constructor(
    private readonly clients: RunnerClients,
    private readonly log: (line: string) => void,
  ) {}

  /** Measures and scales until stopped; a failure is logged once and tried again. */
  async run(regions: () => readonly string[], signal: AbortSignal): Promise<void> {
    let failing = false;
    while (!signal.aborted) {
      await delay(sandboxMinute, undefined, { signal }).catch(() => {});
      try {
        for (const region of regions()) if (!signal.aborted) await this.scaleRegion(region);
        this.measurements += 1;
        failing = false;
      } catch (error) {
        if (!failing && !signal.aborted)
          this.log(`scaling: ${error instanceof Error ? error.message : error}; trying again`);
        failing = true;
      }
    }
  }

  private async scaleRegion(region: string): Promise<void> {
    const plans = await this.plansOf(region);
    if (plans.length === 0) return;
    const names = plans.flatMap(({ queueAlarm }) => queueAlarm.metrics.map(({ queueName }) => queueName));
    const measured = await measureQueues(this.clients.sqs(region), names);
    const breaches = new Map<string, Breach[]>();
    for (const plan of plans) {
      const value = await this.evaluate(region, plan, sampleOf(plan.queueAlarm.metrics, measured));
      const service = plan.target.ResourceId ?? "";
      if (value !== undefined) breaches.set(service, [...(breaches.get(service) ?? []), { ...plan, value }]);
    }
    for (const [service, found] of breaches) {
      const key = `${region}/${service}`;
      const cooldown = await scaleService(this.clients.ecs(region), found, this.cooldowns.get(key), this.log);
      if (cooldown) this.cooldowns.set(key, cooldown);
    }
  }

  private async plansOf(region: string): Promise<readonly ScalingPlan[]> {
    const known = this.plans.get(region);
    if (known && this.measurements % rereadEvery !== 0) return known;
    const plans = await readScalingPlans(this.clients, region, (what, why) => this.noteIgnored(region, what, why));
    this.plans.set(region, plans);
    return plans;
  }

  /** @returns the latest value of the alarm's metric while the alarm is in ALARM */
  private async evaluate(
    region: string,
    { queueAlarm, policy }: ScalingPlan,
    sample: ReadonlyMap<string, number>,
  ): Promise<number | undefined> {
    const { alarm } = queueAlarm;
    const key = `${alarm.AlarmArn} ${policy.PolicyARN}`;
    const history = this.histories.get(key) ?? new AlarmHistory();
    this.histories.set(key, history);
    history.add(sample, queueAlarm);
    const datapoints = history.datapoints(queueAlarm);
    const state = alarmState(alarm, datapoints);
    if (state !== alarm.StateValue) {
      const reason = `${state}: the latest datapoints are ${datapoints.map((value) => value ?? "missing").join(", ")}`;
      await this.clients
        .cloudwatch(region)
        .send(new SetAlarmStateCommand({ AlarmName: alarm.AlarmName, StateValue: state, StateReason: reason }));
      alarm.StateValue = state;
    }
    return state === "ALARM" ? datapoints.findLast((value) => value !== undefined) : undefined;
  }

  private noteIgnored(region: string, what: string, why: string): void {
    const line = `${what} of ${region} is not acted on in the sandbox: ${why}`;
    if (!this.ignored.has(line)) this.log(line);
    this.ignored.add(line);
  }
}
