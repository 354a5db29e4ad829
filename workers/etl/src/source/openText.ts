import { LoadError } from "../LoadError.js";
import type { OpenedObject } from "../ports.js";
import { decompress } from "./decompress.js";
import type { ObjectName } from "./parseObjectName.js";
import { Replay } from "./Replay.js";
import { readCsv } from "./readCsv.js";
import { readNdjson } from "./readNdjson.js";
import type { SourceFile } from "./SourceFile.js";

/** Of the text: some ten thousand rows, which tell the types of most files. */
const SURVEY_BYTES = 2 * 1024 * 1024;

/**
 * CSV or NDJSON, straight from the store. Most files are read once: by far the longest part of a load is the server's work, during which rows are judged
 * on the way. Only where the beginning did not tell the types is the file fetched again; a copy on the local disk would cost each load what it saves a few.
 *
 * @param first the object, opened
 * @param again opens the very same content again
 */
export function openText(name: ObjectName, first: OpenedObject, again: () => Promise<OpenedObject>): SourceFile {
  const chunksOf = (opened: OpenedObject) => decompress(opened.body, name.compression);
  let current = first;
  let beginning: Replay | undefined = new Replay(chunksOf(first));
  return {
    survey: async (sink) => {
      const { chunks, whole } = (await beginning?.head(SURVEY_BYTES)) ?? { chunks: [], whole: true };
      if (name.format === "csv") await readCsv(chunks, sink, whole);
      else await readNdjson(chunks, sink, [], whole);
    },
    read: async (sink, columns) => {
      const start = beginning;
      beginning = undefined;
      if (!start) {
        current.close();
        current = await again();
      }
      const chunks = start?.all() ?? chunksOf(current);
      if (name.format === "csv") return await readCsv(chunks, sink);
      await readNdjson(chunks, sink, columns);
    },
    close: async () => current.close(),
  };
}

/** @throws LoadError where there is none any more */
export function present(opened: OpenedObject | undefined, key: string): OpenedObject {
  if (opened) return opened;
  const message = `There is no file ${JSON.stringify(key)}`;
  throw new LoadError({ code: "no-object", message, fix: "Upload it, or check its name" });
}
