import { workerMain } from "@sallyport/worker-kit";
import { runWorker } from "./runWorker.js";
import { readSettings } from "./settings.js";

process.exitCode = await workerMain(process, {
  service: "sample-thing",
  readSettings,
  describe: (settings) => ({ region: settings.AWS_REGION }),
  run: runWorker,
});
