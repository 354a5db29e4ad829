/** Files above it are data, not source; bytes. */
export const largestSource = 1024 * 1024;
