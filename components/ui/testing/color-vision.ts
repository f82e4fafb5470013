/** Colour arithmetic for the token test: OKLCH, WCAG contrast and simulated colour deficiencies. */
export type Triple = [number, number, number];
type Matrix = [Triple, Triple, Triple];

/** Full severity, after Machado, Oliveira and Fernandes (2009), on linear RGB. */
export const DEFICIENCIES: Record<string, Matrix> = {
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritanopia: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
};

const dot = ([a, b, c]: Triple, [x, y, z]: Triple) => a * x + b * y + c * z;
const times = ([r, g, b]: Matrix, v: Triple): Triple => [dot(r, v), dot(g, v), dot(b, v)];

/** Linear sRGB of an OKLCH colour; parts outside 0 to 1 are outside the sRGB gamut. */
export function linearRgb([lightness, chroma, hue]: Triple): Triple {
  const angle = (hue * Math.PI) / 180;
  const lab: Triple = [lightness, chroma * Math.cos(angle), chroma * Math.sin(angle)];
  const [l, m, s] = times(
    [
      [1, 0.3963377774, 0.2158037573],
      [1, -0.1055613458, -0.0638541728],
      [1, -0.0894841775, -1.291485548],
    ],
    lab,
  );
  return times(
    [
      [4.0767416621, -3.3077115913, 0.2309699292],
      [-1.2684380046, 2.6097574011, -0.3413193965],
      [-0.0041960863, -0.7034186147, 1.707614701],
    ],
    [l ** 3, m ** 3, s ** 3],
  );
}

function okLab(rgb: Triple): Triple {
  const [l, m, s] = times(
    [
      [0.4122214708, 0.5363325363, 0.0514459929],
      [0.2119034982, 0.6806995451, 0.1073969566],
      [0.0883024619, 0.2817188376, 0.6299787005],
    ],
    rgb,
  );
  return times(
    [
      [0.2104542553, 0.793617785, -0.0040720468],
      [1.9779984951, -2.428592205, 0.4505937099],
      [0.0259040371, 0.7827717662, -0.808675766],
    ],
    [Math.cbrt(l), Math.cbrt(m), Math.cbrt(s)],
  );
}

const luminance = (color: Triple) => dot([0.2126, 0.7152, 0.0722], linearRgb(color));

/** WCAG 2 contrast of two OKLCH colours, 1 to 21. */
export function contrast(a: Triple, b: Triple): number {
  const [x, y] = [luminance(a) + 0.05, luminance(b) + 0.05];
  return Math.max(x, y) / Math.min(x, y);
}

/** Distance in OKLab of two OKLCH colours under a deficiency; about 0.02 is just noticeable. */
export function seenDistance(a: Triple, b: Triple, deficiency: Matrix): number {
  const [p, q] = [okLab(times(deficiency, linearRgb(a))), okLab(times(deficiency, linearRgb(b)))];
  return Math.hypot(p[0] - q[0], p[1] - q[1], p[2] - q[2]);
}
