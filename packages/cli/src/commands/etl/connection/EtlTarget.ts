import type { EtlOutputs } from "./EtlOutputs.js";

/** The database that a command works with. */
export interface EtlTarget {
  readonly login: {
    readonly host: string;
    readonly port: number;
    readonly database: string;
    readonly user: string;
    /** Asked for at each new session: a token of IAM is valid for minutes. */
    readonly password: () => Promise<string>;
    /** PEM text of the authorities of the server's certificate. Default: those that Node trusts. */
    readonly ca?: string;
  };
  /** Schema of the tables. */
  readonly schema: string;
  /** The stack that it belongs to; undefined for a database that was named by its address. */
  readonly stack?: EtlOutputs;
}
