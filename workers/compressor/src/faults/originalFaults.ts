import { batches } from "./groups/batches.js";
import { beforeDeployment } from "./groups/beforeDeployment.js";
import { deletionsAndVersions } from "./groups/deletionsAndVersions.js";
import { keptArchives } from "./groups/keptArchives.js";
import { lostObjects } from "./groups/lostObjects.js";
import { missingObjects } from "./groups/missingObjects.js";
import { tables } from "./groups/tables.js";
import { theArchive } from "./groups/theArchive.js";
import { theLevel } from "./groups/theLevel.js";
import type { FaultGroup } from "./OriginalFault.js";

/** Every fault of the original that is known, with the tests that would fail if ours had it. */
export const originalFaults: readonly FaultGroup[] = [
  lostObjects,
  theArchive,
  batches,
  deletionsAndVersions,
  theLevel,
  tables,
  keptArchives,
  missingObjects,
  beforeDeployment,
];
