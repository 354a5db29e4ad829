/** Where a database is and who signs in; never with the password. */
export interface DatabaseAddress {
  readonly host: string;
  readonly port: number;
  readonly database: string;
  readonly user: string;
  /** PEM file of the authorities that may have signed the server's certificate, where the address names one. */
  readonly caFile?: string;
}
