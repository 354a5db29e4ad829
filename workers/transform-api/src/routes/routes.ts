import { createBatch } from "./createBatch.js";
import { createJob } from "./createJob.js";
import { createUpload } from "./createUpload.js";
import { deleteBatch } from "./deleteBatch.js";
import { deleteJob } from "./deleteJob.js";
import { deleteMcpConfig } from "./deleteMcpConfig.js";
import { getBatch } from "./getBatch.js";
import { getJob } from "./getJob.js";
import { getMcpConfig } from "./getMcpConfig.js";
import { putMcpConfig } from "./putMcpConfig.js";
import type { Route } from "./Route.js";
import { retryBatch } from "./retryBatch.js";

/** The whole API, in the order of its document. */
export const routes: readonly Route[] = [
  createJob,
  getJob,
  deleteJob,
  createBatch,
  getBatch,
  retryBatch,
  deleteBatch,
  createUpload,
  putMcpConfig,
  getMcpConfig,
  deleteMcpConfig,
];
