/**
 * What a call answers, or a value where AWS says by one of the names that there is nothing.
 *
 * @throws every other error
 */
export async function answerOr<Answer>(
  nothing: Answer,
  names: readonly string[],
  call: () => Promise<Answer>,
): Promise<Answer> {
  try {
    return await call();
  } catch (error) {
    if (error instanceof Error && names.includes(error.name)) return nothing;
    throw error;
  }
}
