import type { Answer, ApiCall, TransformApi } from "../api/TransformApi.js";

/** Answers calls one after the other as a test says, and remembers them. */
export class ScriptedApi implements TransformApi {
  readonly calls: ApiCall[] = [];
  readonly #answers: Answer[];

  constructor(...answers: Answer[]) {
    this.#answers = answers;
  }

  async call(request: ApiCall): Promise<Answer> {
    this.calls.push(request);
    const answer = this.#answers.shift();
    if (answer === undefined) throw new Error(`nobody expected ${request.method} ${request.path}`);
    return answer;
  }
}
