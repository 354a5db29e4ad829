import { type InputsOf, shape } from "../../Shape.js";

const texts = () => shape.list(shape.text());

/** Inputs of a trail with the defaults of the official provider. */
export const trailInputs = {
  advancedEventSelectors: shape.list(
    shape.object({
      fieldSelectors: shape.required(
        shape.set(
          shape.object({
            endsWiths: texts(),
            equals: texts(),
            field: shape.required(shape.text()),
            notEndsWiths: texts(),
            notEquals: texts(),
            notStartsWiths: texts(),
            startsWiths: texts(),
          }),
        ),
      ),
      name: shape.text(),
    }),
  ),
  cloudWatchLogsGroupArn: shape.text(),
  cloudWatchLogsRoleArn: shape.text(),
  enableLogFileValidation: shape.withDefault(shape.flag(), false),
  enableLogging: shape.withDefault(shape.flag(), true),
  includeGlobalServiceEvents: shape.withDefault(shape.flag(), true),
  isMultiRegionTrail: shape.withDefault(shape.flag(), false),
  isOrganizationTrail: shape.withDefault(shape.flag(), false),
  kmsKeyId: shape.text(),
  name: shape.autoNamed({ maxLength: 128 }),
  s3BucketName: shape.required(shape.text()),
  s3KeyPrefix: shape.text(),
  snsTopicName: shape.text(),
  tags: shape.map(shape.text()),
};

/** A trail's inputs as Check leaves them. */
export type TrailInputs = InputsOf<typeof trailInputs>;
