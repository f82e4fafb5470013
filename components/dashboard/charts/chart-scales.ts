/**
 * The scales that bars need, in the place of d3-scale: Recharts looks scales up by name in all of
 * d3's, with calendars, colours and number formats that no chart here draws. That was a quarter of
 * the chart's weight. next.config.ts puts this module there; what Recharts asks of a scale is in its
 * `CustomScaleDefinition`.
 */
type Ends = readonly [number, number];

/** A getter and setter in one, as d3 has them: without an argument it answers the value. */
function setting<Value>(initial: Value) {
  let value = initial;
  const access = function <Scale>(this: Scale, next?: Value): Value | Scale {
    if (next === undefined) return value;
    value = next;
    return this;
  };
  return { access, read: () => value };
}

/** Numbers in proportion. */
export function scaleLinear() {
  const domain = setting<Ends>([0, 1]);
  const range = setting<Ends>([0, 1]);
  const scale = (value: number) => {
    const [from, to] = domain.read();
    const [start, end] = range.read();
    return to === from ? start : start + ((value - from) / (to - from)) * (end - start);
  };
  return Object.assign(scale, { domain: domain.access, range: range.access });
}

/** Bands of equal width, one a category. */
export function scaleBand() {
  const domain = setting<readonly unknown[]>([]);
  const range = setting<Ends>([0, 1]);
  const bandwidth = () => (range.read()[1] - range.read()[0]) / Math.max(1, domain.read().length);
  const scale = (value: unknown) => {
    const index = domain.read().indexOf(value);
    return index < 0 ? undefined : range.read()[0] + index * bandwidth();
  };
  return Object.assign(scale, { bandwidth, domain: domain.access, range: range.access });
}

/** Recharts names it as what it takes for an unknown scale. */
export const scalePoint = scaleBand;
