/** What pg itself reads ~/.pgpass with; it brings no types. */
declare module "pgpass" {
  interface Login {
    readonly host: string;
    readonly port: number;
    readonly database: string;
    readonly user: string;
  }
  /** Calls back with the password of the file's first line that fits, or undefined; a file that others can read is not used. */
  export default function pgpass(login: Login, found: (password: string | undefined) => void): void;
}
