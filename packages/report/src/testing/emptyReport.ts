import type { ReportData } from "../ReportData.js";

/** A report of a checkout in which nothing was run. */
export const emptyReport: ReportData = { at: "2026-01-31T12:00:00.000Z", stacks: [] };
