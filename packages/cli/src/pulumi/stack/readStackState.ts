import { askPulumi } from "./askPulumi.js";
import type { RecordedResource } from "./RecordedResource.js";
import type { StackPlace } from "./StackPlace.js";
import { withoutSecrets } from "./withoutSecrets.js";

interface Exported {
  readonly deployment?: { readonly resources?: readonly RecordedResource[] };
}

/** The resources of a stack as its state has them, without the values of secrets. @throws CommandError where it cannot be read */
export async function readStackState(place: StackPlace): Promise<readonly RecordedResource[]> {
  const { deployment } = await askPulumi<Exported>(place, ["stack", "export"], place.stateFolder);
  return withoutSecrets(deployment?.resources ?? []) as readonly RecordedResource[];
}
