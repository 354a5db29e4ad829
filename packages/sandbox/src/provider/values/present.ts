type Present<T> = { [K in keyof T]: Exclude<T[K], undefined> };

/** A record without the properties that are `undefined`: nothing of what AWS left out reaches the state. */
export const present = <T extends object>(record: T): Present<T> =>
  Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined)) as Present<T>;
