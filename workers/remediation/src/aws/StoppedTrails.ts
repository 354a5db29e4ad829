import { type CloudTrailClient, GetTrailStatusCommand, StartLoggingCommand } from "@aws-sdk/client-cloudtrail";
import type { AccountEvent } from "../events/AccountEvent.js";
import { calledOn } from "../events/calledOn.js";
import type { Remediator, Remedy } from "../ports.js";

/** Trails that record nothing. One that was deleted cannot be started: the call fails, which the alarm of errors tells. */
export class StoppedTrails implements Remediator {
  readonly runbook = "suspicious-access";

  constructor(private readonly cloudTrail: CloudTrailClient) {}

  targetsIn(event: AccountEvent): readonly string[] {
    const trail = calledOn(event, "cloudtrail", "name");
    return trail === undefined ? [] : [trail];
  }

  async examine(Name: string): Promise<Remedy | undefined> {
    const { IsLogging } = await this.cloudTrail.send(new GetTrailStatusCommand({ Name }));
    if (IsLogging === true) return undefined;
    return {
      finding: `trail ${Name} records nothing`,
      action: `start trail ${Name}`,
      apply: async () => {
        await this.cloudTrail.send(new StartLoggingCommand({ Name }));
      },
    };
  }
}
