/** A column as it is in the table. */
interface TableColumn {
  readonly name: string;
  /** As PostgreSQL writes it. */
  readonly type: string;
  /** `Kind`, or undefined for a type that loads do not know. */
  readonly kind: number | undefined;
}

/** A table as it is in the database. */
export interface TableInfo {
  readonly columns: readonly TableColumn[];
  /** Columns of its primary key; empty where there is none. */
  readonly key: readonly string[];
  /** Columns that it ever had: they count against PostgreSQL's limit. */
  readonly slots: number;
  /** Whether it has no row. */
  readonly empty: boolean;
}
