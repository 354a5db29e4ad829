import type { ScratchVolume } from "./scratchVolumesFor.js";

/**
 * The environment of a container, in the terms of ECS and Batch alike: the caller's over the variables that say where
 * temporary files go (CNT-03). Sorted, so that the order of arguments makes no new revision.
 */
export function environmentFor(
  variables: Readonly<Record<string, string>>,
  [first]: readonly ScratchVolume[],
): { readonly name: string; readonly value: string }[] {
  const scratch = first === undefined ? {} : { TMPDIR: first.path, TEMP: first.path, TMP: first.path };
  return Object.entries({ ...scratch, ...variables })
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, value]) => ({ name, value }));
}
