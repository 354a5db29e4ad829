import type { AccessEntities } from "./AccessEntities.js";

/** Parameters of a query by name. */
export type QueryParameters = Readonly<Record<string, string>>;

/** What is behind the front of a test's ClickHouse. */
export interface ClickHouseEngine {
  readonly name: "double" | "chdb";
  /** Rows of a query, one JSON text a line. Throws a ServerException. */
  read(query: string, parameters: QueryParameters, username: string): Promise<string>;
  /** Called before a statement that changes access takes effect. Throws a ServerException where the engine refuses it. */
  judge(statement: string): Promise<void>;
  /** Called after one took effect. */
  changed(entities: AccessEntities): Promise<void>;
  stop(): Promise<void>;
}
