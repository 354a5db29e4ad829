import { join } from "node:path";
import { describeWorkerImage } from "@sallyport/worker-kit/conformance";

describeWorkerImage(join(import.meta.dirname, ".."));
