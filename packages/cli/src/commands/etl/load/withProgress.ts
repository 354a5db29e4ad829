import type { ObjectStore, OpenedObject } from "@sallyport/worker-etl";
import { startProgress } from "../../../output/progress.js";

/** A store that shows how much of what is opened has been read, one bar each time that it is opened. */
export function withProgress(store: ObjectStore, title: string): ObjectStore {
  return {
    bucket: store.bucket,
    list: (prefix, signal) => store.list(prefix, signal),
    open: async (key, signal, etag) => {
      const opened = await store.open(key, signal, etag);
      return opened && { ...opened, body: shown(opened, title), close: () => opened.close() };
    },
  };
}

async function* shown({ body, bytes }: OpenedObject, title: string): AsyncIterable<Uint8Array> {
  const bar = startProgress(title, bytes);
  let read = 0;
  try {
    for await (const chunk of body) {
      yield chunk;
      read += chunk.length;
      bar.update(read);
    }
  } finally {
    bar.end();
  }
}
