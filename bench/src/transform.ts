import type { Benchmark } from "./Figure.js";
import { bulkSubmission } from "./transform/bulkSubmission.js";
import { deployTransform } from "./transform/DeployedTransform.js";
import { folderUpload } from "./transform/folderUpload.js";
import { routeLatency } from "./transform/routeLatency.js";

/** Batch transform, deployed into a sandbox of its own: latency of the API's routes, bulk submission, and the upload of a source. */
export const transformBenchmark: Benchmark = {
  name: "transform",
  run: async (folder, say) => {
    say("transform: deploying the stack");
    const deployed = await deployTransform();
    try {
      return [
        ...(await bulkSubmission(deployed, say)),
        ...(await routeLatency(deployed, say)),
        ...(await folderUpload(deployed, folder, say)),
      ];
    } finally {
      await deployed.stack.stop();
    }
  },
};
