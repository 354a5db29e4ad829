export { type AwsReconcile, type AwsReconcileOptions, awsReconcile } from "./awsReconcile.js";
export type { Difference, TableFindings } from "./compareRows.js";
export { type Examination, type ExamineOptions, examineTables } from "./examineTables.js";
export { type Removal, removeVanished, type TableRemoval } from "./removeVanished.js";
export type { KpiTable, RowKey } from "./StoredRow.js";
