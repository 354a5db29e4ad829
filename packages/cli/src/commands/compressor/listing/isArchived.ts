/** Whether objects of a storage class have to be restored before they can be read. */
export function isArchived(storageClass: string | undefined): boolean {
  return storageClass === "GLACIER" || storageClass === "DEEP_ARCHIVE";
}
