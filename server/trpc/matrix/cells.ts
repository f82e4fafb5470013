import { COACH_CELLS } from "./coach-cells";
import { FIGURE_CELLS } from "./figure-cells";
import type { Row } from "./kinds";
import { OWN_CELLS } from "./own-cells";
import { ROOM_CELLS } from "./room-cells";
import { SESSION_CELLS } from "./session-cells";

/** The cases of every procedure. A test fails when one is missing. */
export const MATRIX: Record<string, Row[]> = {
  ...OWN_CELLS,
  ...SESSION_CELLS,
  ...COACH_CELLS,
  ...FIGURE_CELLS,
  ...ROOM_CELLS,
};
