import { DataRole } from "./DataRole.js";

/** Days for which a role's objects live when nothing else is said. */
interface Lifetimes {
  readonly expireDays: number | undefined;
  readonly noncurrentDays: number;
  readonly abortUploadDays: number;
  readonly archiveAfterDays: number | undefined;
}

const passing: Lifetimes = { expireDays: 7, noncurrentDays: 1, abortUploadDays: 1, archiveAfterDays: undefined };
const kept: Lifetimes = {
  expireDays: undefined,
  noncurrentDays: 90,
  abortUploadDays: 7,
  archiveAfterDays: undefined,
};
export const lifetimes: Readonly<Record<DataRole, Lifetimes>> = {
  [DataRole.General]: kept,
  [DataRole.Results]: { ...kept, noncurrentDays: 365, archiveAfterDays: 90 },
  [DataRole.Staging]: passing,
  [DataRole.Uploads]: passing,
};
