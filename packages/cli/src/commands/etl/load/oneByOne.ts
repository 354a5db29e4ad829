import type { ObjectStore } from "@sallyport/worker-etl";

/** A store of which only objects that are named are looked for: a file may lie in a folder with all else that somebody has. */
export function oneByOne(store: ObjectStore): ObjectStore {
  return {
    bucket: store.bucket,
    open: (key, signal, etag) => store.open(key, signal, etag),
    list: async function* (key, signal) {
      const opened = await store.open(key, signal);
      if (opened === undefined) return;
      opened.close();
      yield opened;
    },
  };
}
