import type { SettingsOf } from "../engine/Setting.js";

/** How much a statement for a service has to say of where the service's request comes from. */
export interface SourceSettings {
  readonly resource: boolean;
}

export const sourceSettings: SettingsOf<SourceSettings> = {
  resource: {
    description: "Whether aws:SourceArn has to name the resource besides its account",
    default: true,
    schema: { type: "boolean" },
  },
};
