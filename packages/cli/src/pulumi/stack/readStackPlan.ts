import { askPulumi } from "./askPulumi.js";
import type { RecordedResource } from "./RecordedResource.js";
import type { StackPlace } from "./StackPlace.js";
import { withoutSecrets } from "./withoutSecrets.js";

interface Preview {
  readonly steps?: readonly { readonly op: string; readonly newState?: RecordedResource }[];
}

/**
 * The resources of a stack as a deployment would leave them, without the values of secrets: those that are there and stay, with their ids,
 * and those that would be made, with unknown values as rules know them. Nothing is changed.
 *
 * @throws CommandError where the program fails, or there is no such stack
 */
export async function readStackPlan(place: StackPlace): Promise<readonly RecordedResource[]> {
  const { configFile, folder } = place;
  const flags = ["--json", "--show-sames", ...(configFile === undefined ? [] : ["--config-file", configFile])];
  const { steps = [] } = await askPulumi<Preview>(place, ["preview", ...flags], folder);
  // A replacement has several steps for one resource: the last one has what comes.
  const planned = new Map(
    steps.flatMap(({ newState }) => (newState === undefined ? [] : [[newState.urn, newState] as const])),
  );
  return withoutSecrets([...planned.values()]) as readonly RecordedResource[];
}
