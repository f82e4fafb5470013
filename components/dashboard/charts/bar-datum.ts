/** One bar as it travels to the chart: what it shows and what it says. */
export interface BarFacts {
  key: string;
  /** Under the bar, where there is room: "Mon", "16". */
  label: string;
  /** A second line under it, such as its sum: "1:30". Only where every bar has room for one. */
  note?: string;
  /** The bar in words, for whoever points at it or walks to it. */
  sentence: string;
  /** An amount a fill, in their order. */
  parts: number[];
  /** The amount of the span before, drawn as a dotted mark; null for none. */
  before: number | null;
}
