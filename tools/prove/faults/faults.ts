import type { Case } from "../case";
import { APP_KILLED } from "./app-killed";
import { CLIENTS_CUT } from "./clients-cut";
import { HERDS } from "./herd";
import { LOCKED_TABLE } from "./locked-table";
import { POSTGRES_FAULTS } from "./postgres-faults";
import { STOPPED_HOLDER } from "./stopped-holder";
import { TWO_PROCESSES_CUT } from "./two-processes";

export const FAULTS: Case[] = [
  ...APP_KILLED,
  CLIENTS_CUT,
  ...HERDS,
  ...POSTGRES_FAULTS,
  TWO_PROCESSES_CUT,
  STOPPED_HOLDER,
  LOCKED_TABLE,
];
