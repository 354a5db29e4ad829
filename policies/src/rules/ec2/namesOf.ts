import type { ResourceView } from "../../engine/ResourceView.js";

/** Resources as a message lists them. */
export function namesOf(resources: readonly ResourceView[]): string {
  return resources.map(({ name }) => name).join(", ");
}
