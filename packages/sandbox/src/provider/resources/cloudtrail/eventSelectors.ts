import type {
  AdvancedEventSelector,
  AdvancedFieldSelector,
  PutEventSelectorsCommandInput,
} from "@aws-sdk/client-cloudtrail";
import type { Json } from "../../values/Json.js";
import type { TrailInputs } from "./trailInputs.js";

type Selectors = NonNullable<TrailInputs["advancedEventSelectors"]>;
type Field = Selectors[number]["fieldSelectors"][number];

/** What a trail records where the program says nothing: every management event. */
const allManagementEvents = [{ ReadWriteType: "All", IncludeManagementEvents: true, DataResources: [] }] as const;

/** A trail's selectors in the words of PutEventSelectors. */
export const selectorRequest = (
  TrailName: string,
  selectors: TrailInputs["advancedEventSelectors"],
): PutEventSelectorsCommandInput =>
  selectors === undefined || selectors.length === 0
    ? { TrailName, EventSelectors: allManagementEvents.map((selector) => ({ ...selector, DataResources: [] })) }
    : {
        TrailName,
        AdvancedEventSelectors: selectors.map(({ name, fieldSelectors }) => ({
          Name: name,
          FieldSelectors: fieldSelectors.map(fieldRequest),
        })),
      };

/** The same as a trail tells them; `undefined` for one that records what it does by default. */
export const selectorState = (selectors: readonly AdvancedEventSelector[] | undefined): Json | undefined =>
  selectors?.map(({ Name, FieldSelectors = [] }) => ({
    ...(Name === undefined ? {} : { name: Name }),
    fieldSelectors: FieldSelectors.map(fieldState),
  }));

const fieldRequest = (field: Field): AdvancedFieldSelector => ({
  Field: field.field,
  EndsWith: listed(field.endsWiths),
  Equals: listed(field.equals),
  NotEndsWith: listed(field.notEndsWiths),
  NotEquals: listed(field.notEquals),
  NotStartsWith: listed(field.notStartsWiths),
  StartsWith: listed(field.startsWiths),
});

const fieldState = (field: AdvancedFieldSelector): Record<string, Json> => ({
  field: field.Field ?? "",
  ...given("endsWiths", field.EndsWith),
  ...given("equals", field.Equals),
  ...given("notEndsWiths", field.NotEndsWith),
  ...given("notEquals", field.NotEquals),
  ...given("notStartsWiths", field.NotStartsWith),
  ...given("startsWiths", field.StartsWith),
});

const listed = (values: readonly string[] | undefined) => (values === undefined ? undefined : [...values]);

const given = (name: string, values: string[] | undefined): Record<string, Json> =>
  values === undefined ? {} : { [name]: values };
