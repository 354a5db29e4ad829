/** An error as ClickHouse answers it: a number, its name, and a text. */
export class ServerException extends Error {
  override readonly name = "ServerException";

  constructor(
    readonly code: number,
    readonly type: string,
    message: string,
  ) {
    super(`Code: ${code}. DB::Exception: ${message}. (${type})`);
  }
}
