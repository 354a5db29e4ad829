import { workerMain } from "@sallyport/worker-kit";
import { runWorker } from "./runWorker.js";
import { readSettings } from "./settings/readSettings.js";

process.exitCode = await workerMain(process, {
  service: "etl",
  readSettings,
  describe: (settings) => ({ region: settings.AWS_REGION }),
  run: runWorker,
});
