import { COACH_CELLS } from "./coach-cells";
import { FIGURE_CELLS } from "./figure-cells";
import type { Row } from "./kinds";
import { OWN_CELLS } from "./own-cells";
import { ROOM_CELLS } from "./room-cells";
import { SESSION_CELLS } from "./session-cells";

/** Every procedure there is. One that is missing here fails the test. */
export const MATRIX: Record<string, Row[]> = {
  ...OWN_CELLS,
  ...SESSION_CELLS,
  ...COACH_CELLS,
  ...FIGURE_CELLS,
  ...ROOM_CELLS,
};
