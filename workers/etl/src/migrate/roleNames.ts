/**
 * Roles of the pipeline. `owner` owns both schemas and cannot log in; `loader` and `loaderClone`, which take turns at each
 * rotation, are its members and hold nothing else; `reader` is for whoever may read the tables.
 */
export const roleNames = {
  owner: "etl_owner",
  loader: "etl_loader",
  loaderClone: "etl_loader_clone",
  reader: "etl_reader",
} as const;
