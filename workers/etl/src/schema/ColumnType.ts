/** Types of columns, as PostgreSQL names them. */
export const columnTypes = ["boolean", "bigint", "numeric", "date", "timestamptz", "text"] as const;

export type ColumnType = (typeof columnTypes)[number];
