import type { Rule } from "../../engine/Rule.js";
import { DynamoDbEncryptedWithCustomerKey } from "./DynamoDbEncryptedWithCustomerKey.js";
import { DynamoDbRestorable } from "./DynamoDbRestorable.js";

export const dynamodbRules: readonly Rule[] = [DynamoDbEncryptedWithCustomerKey, DynamoDbRestorable];
