import type { Login } from "@sallyport/worker-etl";
import type { EtlOutputs } from "./EtlOutputs.js";

/** The database that a command works with. */
export interface EtlTarget {
  /** Asked for at the first session, and again where it is refused: a secret may be rotated, and a token of IAM is valid for minutes. */
  readonly login: () => Promise<Login>;
  /** PEM text of the authorities of the server's certificate. Default: those that Node trusts. */
  readonly ca?: string;
  /** Schema of the tables. */
  readonly schema: string;
  /** The stack that it belongs to; undefined for a database that was named by its address. */
  readonly stack?: EtlOutputs;
}
