import { ArchiveError, type ArchiveErrorCode } from "./ArchiveError.js";
import { MAX_FRAME_BYTES } from "./format.js";
import type { Manifest, ManifestFrame, ManifestObject } from "./Manifest.js";
import { TAR_BLOCK } from "./memberHeader.js";
import { memberName } from "./memberName.js";
import type { Trailer } from "./Trailer.js";

/** Compressed bytes that a frame may take for each plain one, and in any case: zstd's own bound is lower. */
const FRAME_OVERHEAD = 64 * 1024;

/**
 * Refuses a manifest that contradicts itself, the trailer or the reader's bounds: frames without a gap up to the manifest,
 * objects with unique safe names, one after the other in the tar stream, each inside the frames that it names, and
 * deletions of other keys, each once.
 *
 * @throws ArchiveError `MANIFEST_INVALID`, `TOO_LARGE` or `UNSAFE_KEY`
 */
export function assertConsistent(manifest: Manifest, { manifestOffset }: Trailer, where: string): void {
  const fail = (what: string, code: ArchiveErrorCode = "MANIFEST_INVALID"): never => {
    throw new ArchiveError(code, {
      what,
      where,
      fix: "It was not written by Sallyport, or not for this reader. Make it again from the source.",
    });
  };
  const starts = assertFrames(manifest.frames, manifestOffset, fail);
  const frameAt = new Map(manifest.frames.map(({ offset }, index) => [offset, index]));
  const keys = new Set<string>();
  let position = 0;
  for (const object of manifest.objects) {
    if (keys.has(object.key)) fail(`The manifest lists the object ${object.key} twice`);
    keys.add(object.key);
    if (object.member !== memberName(object.key, object.size))
      fail(`The object ${object.key} has the member name ${object.member}, which is not its own`, "UNSAFE_KEY");
    if (object.size === 0) {
      if (object.frames.length > 0 || object.plainOffset !== 0)
        fail(`The object ${object.key} is empty, but has frames`);
      continue;
    }
    const first = frameAt.get(object.frames[0]?.offset ?? -1) ?? fail(`The object ${object.key} is in no frame`);
    const start = (starts[first] ?? 0) + object.plainOffset;
    if (start < position + TAR_BLOCK) fail(`The object ${object.key} overlaps the one before it`);
    position = start + object.size;
    assertFramesOf(object, manifest.frames, first, fail);
  }
  for (const { key } of manifest.deletions ?? []) {
    if (keys.has(key)) fail(`The manifest lists the deletion of ${key} beside its object, or twice`);
    keys.add(key);
  }
}

type Fail = (what: string, code?: ArchiveErrorCode) => never;

/** Where each frame starts in the tar stream. */
function assertFrames(frames: readonly ManifestFrame[], end: number, fail: Fail): readonly number[] {
  const starts: number[] = [];
  let offset = 0;
  let plain = 0;
  for (const frame of frames) {
    if (frame.offset !== offset) fail(`The frame at byte ${frame.offset} should start at byte ${offset}`);
    if (frame.plainLength > MAX_FRAME_BYTES || frame.length > frame.plainLength * 2 + FRAME_OVERHEAD)
      fail(
        `The frame at byte ${frame.offset} claims ${frame.plainLength} bytes; at most ${MAX_FRAME_BYTES} are read`,
        "TOO_LARGE",
      );
    starts.push(plain);
    offset += frame.length;
    plain += frame.plainLength;
  }
  if (offset !== end) fail(`The frames end at byte ${offset}, but the manifest starts at byte ${end}`);
  return starts;
}

/** The object's bytes fill the frames that it names from its offset on, and no frame is named in vain. */
function assertFramesOf(object: ManifestObject, frames: readonly ManifestFrame[], first: number, fail: Fail): void {
  let left = object.plainOffset + object.size;
  object.frames.forEach(({ offset, length }, index) => {
    const frame = frames[first + index];
    if (frame?.offset !== offset || frame.length !== length)
      fail(`The object ${object.key} names a frame at byte ${offset} that the archive does not have there`);
    else {
      if (left <= 0 || (index === 0 && object.plainOffset >= frame.plainLength))
        fail(`The object ${object.key} names the frame at byte ${offset}, but has no bytes in it`);
      left -= frame.plainLength;
    }
  });
  if (left > 0) fail(`The object ${object.key} has ${object.size} bytes, ${left} of them outside its frames`);
}
