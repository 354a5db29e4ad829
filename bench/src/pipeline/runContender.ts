import type { Contender } from "./Contender.js";
import { measureSide, type SideResult } from "./measureSide.js";
import { assertArrived, uploadObjects } from "./uploadObjects.js";
import type { Workload } from "./Workload.js";

/** One workload through both sides of a contender, one after the other, since both would share two cores. */
export interface ContenderResult {
  readonly source: SideResult;
  readonly target: SideResult;
}

export async function runContender(
  contender: Contender,
  workload: Workload,
  level: number,
  say: (line: string) => void,
): Promise<ContenderResult> {
  const surroundings = await contender.prepare();
  const told = (what: string): void => say(`pipeline: ${workload.name}, ${contender.title}, level ${level}: ${what}`);
  try {
    told("uploading");
    await uploadObjects(surroundings, workload);
    told("source");
    const source = await measureSide(await surroundings.startSource(level), workload, surroundings);
    told("target");
    const target = await measureSide(await surroundings.startTarget(), workload, surroundings);
    await assertArrived(surroundings, workload);
    return { source, target };
  } finally {
    await surroundings.stop();
  }
}
