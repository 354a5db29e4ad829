export { LoadError, type LoadErrorCode } from "./LoadError.js";
export type { LoadOptions } from "./LoadOptions.js";
export type { LoadResult } from "./LoadResult.js";
export { loadFile } from "./loadFile.js";
export type * from "./ports.js";
export type { ColumnType } from "./schema/ColumnType.js";
