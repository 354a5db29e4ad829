import { readFileSync } from "node:fs";
import { join } from "node:path";
import { InvokeCommand, LambdaClient } from "@aws-sdk/client-lambda";
import type { DeployedFoundation } from "./DeployedFoundation.js";

export type RemediationName = "public-bucket" | "exposed-key" | "open-security-group" | "stopped-trail";

interface Call {
  readonly name: RemediationName;
  /** What the event is about. */
  readonly target: string;
  readonly region: string;
}

/** Calls a deployed remediation with a sample of the event that its rule matches. */
export async function callRemediation(
  { root }: Pick<DeployedFoundation, "root">,
  { name, target, region }: Call,
): Promise<{ readonly answer: unknown; readonly error: string | undefined }> {
  const samples = JSON.parse(readFileSync(join(root, "workers", "remediation", "samples.json"), "utf8"));
  const [event] = Object.values(samples[name]);
  const call = new InvokeCommand({
    FunctionName: remediationFunction(name, region),
    Payload: JSON.stringify(event).replaceAll("TARGET", target),
  });
  const { Payload, FunctionError: error } = await new LambdaClient({ region }).send(call);
  return { answer: JSON.parse(Buffer.from(Payload ?? []).toString()), error };
}

export function remediationFunction(name: RemediationName, region: string): string {
  return `sallyport-sandbox-mend-${region}-${name}`;
}
