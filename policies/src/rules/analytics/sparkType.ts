import type { ResourceView } from "../../engine/ResourceView.js";

export const sparkType = "aws:emrserverless/application:Application";

/** An input of an application that is a group of settings; empty where it is left out. */
export function settingsOf({ inputs }: ResourceView, property: string): Readonly<Record<string, unknown>> {
  return (inputs[property] ?? {}) as Readonly<Record<string, unknown>>;
}
