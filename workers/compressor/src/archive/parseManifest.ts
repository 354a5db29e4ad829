import { ArchiveError } from "./ArchiveError.js";
import { FORMAT_VERSION, MANIFEST_MEMBER } from "./format.js";
import { type Manifest, manifestSchema } from "./Manifest.js";
import { END_OF_TAR, padding, TAR_BLOCK } from "./memberHeader.js";

/**
 * The manifest out of the tar member that holds it, and the end of the tar stream after it.
 *
 * @throws ArchiveError `MANIFEST_INVALID` or `UNKNOWN_VERSION`
 */
export function parseManifest(plain: Buffer, where: string): Manifest {
  const json = memberContent(plain);
  if (!json) throw invalid(where, `its last member is not ${MANIFEST_MEMBER}`);
  const value = parseJson(json, where);
  const version =
    value !== null && typeof value === "object" && "schemaVersion" in value ? value.schemaVersion : undefined;
  if (version !== FORMAT_VERSION && (typeof version === "number" || typeof version === "string")) {
    throw new ArchiveError("UNKNOWN_VERSION", {
      what: `The manifest has schema version ${version}; this program reads version ${FORMAT_VERSION}`,
      where,
      fix: "Use the release of Sallyport that wrote it, or a newer one.",
    });
  }
  const { success, data, error } = manifestSchema.safeParse(value);
  if (success) return data;
  const [issue] = error.issues;
  throw invalid(where, issue ? `${issue.path.join(".") || "it"}: ${issue.message}` : error.message);
}

function memberContent(plain: Buffer): Buffer | undefined {
  if (plain.length < TAR_BLOCK) return undefined;
  const name = plain.toString("latin1", 0, MANIFEST_MEMBER.length + 1);
  const size = Number.parseInt(plain.toString("latin1", 124, 135), 8);
  const whole = TAR_BLOCK + size + padding(size).length + END_OF_TAR.length;
  if (name !== `${MANIFEST_MEMBER}\0` || plain.length !== whole) return undefined;
  return plain.subarray(TAR_BLOCK, TAR_BLOCK + size);
}

function parseJson(json: Buffer, where: string): unknown {
  try {
    return JSON.parse(json.toString());
  } catch (cause) {
    throw invalid(where, "it is no JSON", cause);
  }
}

function invalid(where: string, why: string, cause?: unknown): ArchiveError {
  return new ArchiveError("MANIFEST_INVALID", {
    what: `The archive's manifest cannot be used: ${why}`,
    where,
    fix: "It was not written by Sallyport. Make it again from the source.",
    cause,
  });
}
