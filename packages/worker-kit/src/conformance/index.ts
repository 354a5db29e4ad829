export { describeWorkerImage } from "./describeWorkerImage.js";
export { describeWorkerLaws, type WorkerProcess, type WorkerUnderTest } from "./describeWorkerLaws.js";
export { instructionsOf } from "./instructionsOf.js";
