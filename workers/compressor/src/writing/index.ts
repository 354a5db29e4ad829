/** What writes an archive's objects into a bucket, as the target side does: for programs that restore. */
export { S3ObjectStore } from "../aws/S3ObjectStore.js";
export type { NewObject, ObjectHeaders, ObjectStore } from "../ports.js";
export { MultipartWriter } from "../staging/MultipartWriter.js";
export { headersOf, type RestoredHeaders } from "../target/headersOf.js";
