import type { Rule } from "../../engine/Rule.js";
import { BatchJobTimeout } from "./BatchJobTimeout.js";
import { BatchRetriesSelective } from "./BatchRetriesSelective.js";
import { BatchStuckJobsEnd } from "./BatchStuckJobsEnd.js";

export const batchRules: readonly Rule[] = [BatchJobTimeout, BatchRetriesSelective, BatchStuckJobsEnd];
