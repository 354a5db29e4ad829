import type { Manifest, ManifestDeletion, ManifestObject } from "../archive/index.js";
import type { CatalogRow } from "./CatalogRow.js";
import { keptArchiveKey } from "./catalogKey.js";
import { dayOf } from "./dayOf.js";

/** The part of a manifest that the catalog tells. */
export type CatalogedManifest = Pick<Manifest, "id" | "rule" | "objects" | "deletions" | "createdAt">;

/** Rows by the day of their events, in the order of the manifest: a file each. */
export function catalogOf(manifest: CatalogedManifest, archiveBucket: string): ReadonlyMap<string, CatalogRow[]> {
  const archive = { archiveBucket, archiveKey: keptArchiveKey(manifest.rule, manifest.id), archive: manifest.id };
  const { objects, deletions = [] } = manifest;
  const rows = [
    ...objects.map((object) => createdRow(object, archive)),
    ...deletions.map((deletion) => deletedRow(deletion, lastTimeIn(manifest), archive)),
  ];
  const days = new Map<string, CatalogRow[]>();
  for (const row of rows) {
    const day = dayOf(row.eventTime);
    const known = days.get(day);
    if (known) known.push(row);
    else days.set(day, [row]);
  }
  return days;
}

type ArchiveColumns = Pick<CatalogRow, "archiveBucket" | "archiveKey" | "archive">;

function createdRow(object: ManifestObject, archive: ArchiveColumns): CatalogRow {
  const { key, versionId, sequencer, size, sha256, etag, storageClass, contentType, tags, metadata } = object;
  return {
    event: "created",
    sourceBucket: object.bucket ?? "",
    key,
    versionId,
    sequencer,
    eventTime: new Date(object.lastModified),
    size,
    sha256,
    etag,
    storageClass,
    contentType,
    tags,
    metadata,
    ...archive,
  };
}

function deletedRow(deletion: ManifestDeletion, otherwise: string, archive: ArchiveColumns): CatalogRow {
  const { bucket, key, versionId, sequencer, deletedAt = otherwise } = deletion;
  return {
    event: "deleted",
    sourceBucket: bucket,
    key,
    versionId,
    sequencer,
    eventTime: new Date(deletedAt),
    ...archive,
  };
}

/** A time for a deletion that has none: it has to be the same whenever the catalog of an archive is written. */
function lastTimeIn({ createdAt, objects }: CatalogedManifest): string {
  const times = objects.map(({ lastModified }) => new Date(lastModified).getTime());
  return createdAt ?? new Date(Math.max(0, ...times)).toISOString();
}
