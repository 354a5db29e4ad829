import type { Session } from "../Session.js";
import type { Fields, InputsOf } from "../Shape.js";
import type { Properties } from "../values/Json.js";

/** One function (data source) of the `aws` package. */
export interface FunctionDefinition<F extends Fields = Fields> {
  /** Pulumi token: `aws:index/getRegion:getRegion`. */
  readonly token: string;
  /** Its arguments, without `region`, which the server adds. */
  readonly inputs: F;
  /** The result; in plan mode without any call. `region` is the argument's, else the provider's. */
  call(inputs: InputsOf<F>, region: string, session: Session): Promise<Properties>;
}

/** Types a function by its own arguments and gives it out in the form that the table of functions holds. */
export const defineFunction = <F extends Fields>(definition: FunctionDefinition<F>): FunctionDefinition =>
  definition as unknown as FunctionDefinition;
