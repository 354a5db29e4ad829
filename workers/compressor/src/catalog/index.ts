export { CatalogError } from "./CatalogError.js";
export type { CatalogRow } from "./CatalogRow.js";
export { type CatalogColumn, catalogColumns } from "./catalogColumns.js";
export {
  type CatalogFile,
  catalogKey,
  catalogPrefix,
  keptArchiveKey,
  keptArchivePrefix,
  parseCatalogKey,
} from "./catalogKey.js";
export { type CatalogedManifest, catalogOf } from "./catalogOf.js";
export { dayOf } from "./dayOf.js";
export { readCatalog } from "./readCatalog.js";
export { writeCatalog } from "./writeCatalog.js";
