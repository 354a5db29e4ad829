import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Settings } from "../settings.js";

type Kind = Settings["REMEDIATOR"];

const samples = JSON.parse(readFileSync(join(__dirname, "..", "..", "samples.json"), "utf8")) as Record<
  Kind,
  Record<string, unknown>
>;

/** An event as AWS's user guides show it, about a target, by what tells of it. */
export interface SampleEvent {
  readonly what: string;
  readonly about: (target: string) => unknown;
}

/** The events that call a remediator. */
export function sampleEvents(kind: Kind): readonly SampleEvent[] {
  return Object.entries(samples[kind]).map(([what, event]) => ({
    what,
    about: (target) => JSON.parse(JSON.stringify(event).replaceAll("TARGET", target)) as unknown,
  }));
}
