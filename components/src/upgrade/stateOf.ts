import type { Deployment } from "@sallyport/sandbox/testing";
import type { Release } from "./Release.js";

/** The project and the stack whose resources a release is recorded from. */
export const urnPrefix = "urn:pulumi:test::upgrade::";

/** The state of a stack that was last deployed with a release. */
export function stateOf({ resources }: Release): Deployment {
  const provider = resources.find(({ urn }) => urn.startsWith("pulumi:providers:aws::"));
  const reference = `${urnPrefix}${provider?.urn}::${provider?.id}`;
  return {
    version: 3,
    deployment: {
      resources: resources.map(({ urn, parent, id, inputs = {}, outputs = {} }) => {
        const [types = ""] = urn.split("::");
        const type = types.slice(types.lastIndexOf("$") + 1);
        const named = { urn: urnPrefix + urn, type, custom: id !== undefined };
        const placed = { ...named, ...(parent ? { parent: urnPrefix + parent } : {}) };
        if (id === undefined) return placed;
        const ofAws = type.startsWith("aws:") ? { provider: reference } : {};
        return { ...placed, ...ofAws, id, inputs, outputs: { ...inputs, ...outputs } };
      }),
    },
  };
}
