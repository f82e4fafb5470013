import type { Case } from "../case";
import { ADDRESS_FLOODS } from "./address-floods";
import { CONNECTION_FLOODS } from "./connection-floods";
import { CROSS_SITE } from "./cross-site";
import { GUESSING } from "./guessing";
import { MALFORMED_INPUT } from "./malformed-input";
import { MEMORY } from "./memory";
import { TOKENS } from "./tokens";

export const ATTACKS: Case[] = [
  MALFORMED_INPUT,
  CROSS_SITE,
  GUESSING,
  TOKENS,
  ...CONNECTION_FLOODS,
  ...ADDRESS_FLOODS,
  MEMORY,
];
