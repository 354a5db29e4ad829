import { sourceLimits } from "@sallyport/worker-transform";

/** Not where nothing is gained, nor where so much is that a job would take the archive for a bomb. Pure. */
export function worthDeflating(bytes: number, deflatedBytes: number): boolean {
  return deflatedBytes < bytes && deflatedBytes * sourceLimits.ratio > bytes;
}
