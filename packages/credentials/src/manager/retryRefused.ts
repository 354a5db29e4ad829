/** A login that is kept, and how to renew it. */
export interface RenewableLogin<Login> {
  /** The login that is kept, or the current one. */
  readonly get: () => Promise<Login>;
  /** Forgets the login, unless somebody has renewed it since. */
  readonly drop: (login: Login) => Promise<void>;
  /** Whether an error is the server's refusal of the login. */
  readonly isRefusal: (error: unknown) => boolean;
}

/**
 * The retry that rotation asks of a client: work with the login that is kept; where the server refuses it, read the current
 * one and work once more. A second refusal is thrown: the login really is wrong.
 */
export async function retryRefused<Login, Result>(
  { get, drop, isRefusal }: RenewableLogin<Login>,
  work: (login: Login) => Promise<Result>,
): Promise<Result> {
  const login = await get();
  try {
    return await work(login);
  } catch (error) {
    if (!isRefusal(error)) throw error;
    await drop(login);
    return await work(await get());
  }
}
