import { StreakCell, type StreakCells } from "./streak-cell";

const DAYS = 28;

/** Four weeks in one row; of fewer days, each is as wide, and the latest stands at the end. */
export function StreakStrip({ days, active, ...shared }: StreakCells) {
  return (
    <div className="grid grid-cols-[repeat(28,minmax(0,1fr))] gap-[3px]">
      {days.map((day, index) => (
        <StreakCell
          key={day.date}
          day={day}
          index={index}
          isActive={index === active}
          className="h-7 min-w-0"
          style={{ gridColumnStart: DAYS - days.length + index + 1 }}
          {...shared}
        />
      ))}
    </div>
  );
}
