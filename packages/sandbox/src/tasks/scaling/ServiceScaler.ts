import { setTimeout as delay } from "node:timers/promises";
import type { RunnerClients } from "../RunnerClients.js";
import type { Cooldown } from "./Cooldown.js";
import { QueueAlarms, type RaisedAlarm } from "./QueueAlarms.js";
import { readScalingPlans, type ScalingPlan } from "./readScalingPlans.js";
import { sandboxMinute } from "./sandboxMinute.js";
import { type Breach, scaleService } from "./scaleService.js";

/** Policies and alarms are read anew at every so many measurements. */
const rereadEvery = 5;

/**
 * Scales the ECS services of one region by step scaling policies whose alarms are on queues, as CloudWatch and
 * Application Auto Scaling do together, at the pace of `sandboxMinute`.
 */
export class ServiceScaler {
  private readonly alarms: QueueAlarms;
  private plans: readonly ScalingPlan[] = [];
  private readonly cooldowns = new Map<string, Cooldown>();
  private readonly ignored = new Set<string>();
  private measurements = 0;

  constructor(
    private readonly clients: RunnerClients,
    private readonly region: string,
    private readonly log: (line: string) => void,
  ) {
    this.alarms = new QueueAlarms(clients, region);
  }

  /** Measures and scales until stopped; a failure is logged once and tried again. */
  async run(signal: AbortSignal): Promise<void> {
    let failing = false;
    while (!signal.aborted) {
      try {
        await this.scale();
        failing = false;
      } catch (error) {
        if (!failing && !signal.aborted)
          this.log(`scaling in ${this.region}: ${error instanceof Error ? error.message : error}; trying again`);
        failing = true;
      }
      await delay(sandboxMinute, undefined, { signal }).catch(() => {});
    }
  }

  private async scale(): Promise<void> {
    if (this.measurements % rereadEvery === 0) await this.reread();
    this.measurements += 1;
    const raised = await this.alarms.evaluate();
    const breaches = new Map<string, Breach[]>();
    for (const breach of this.plans.flatMap((plan) => breachesOf(plan, raised))) {
      const service = breach.target.ResourceId ?? "";
      breaches.set(service, [...(breaches.get(service) ?? []), breach]);
    }
    for (const [service, found] of breaches) {
      const ecs = this.clients.ecs(this.region);
      const cooldown = await scaleService(ecs, found, this.cooldowns.get(service), this.log);
      if (cooldown) this.cooldowns.set(service, cooldown);
    }
  }

  private async reread(): Promise<void> {
    this.plans = await readScalingPlans(this.clients, this.region, ({ PolicyName, PolicyType }) =>
      this.noteIgnored(`scaling policy ${PolicyName}`, `its type ${PolicyType} is not StepScaling`),
    );
    const named = new Set(this.plans.map(({ policy }) => policy.PolicyARN));
    await this.alarms.reread((alarm, why) => {
      if (alarm.AlarmActions?.some((action) => named.has(action))) this.noteIgnored(`alarm ${alarm.AlarmName}`, why);
    });
  }

  private noteIgnored(what: string, why: string): void {
    const line = `${what} of ${this.region} is not acted on in the sandbox: ${why}`;
    if (!this.ignored.has(line)) this.log(line);
    this.ignored.add(line);
  }
}

function breachesOf(plan: ScalingPlan, raised: readonly RaisedAlarm[]): Breach[] {
  return raised.flatMap(({ alarm, value }) => {
    const acts = alarm.ActionsEnabled !== false && alarm.AlarmActions?.includes(plan.policy.PolicyARN ?? "");
    return acts && value !== undefined ? [{ ...plan, alarm, value }] : [];
  });
}
