/*
 * How the register's rows look, said once on the table: in each of some hundred rows the same words
 * would be most of the page.
 */

const ROWS = [
  "[&>tbody>tr]:relative [&>tbody>tr]:border-b [&>tbody>tr]:hover:bg-raised",
  "print:[&>tbody>tr]:break-inside-avoid",
  "cards:[&>tbody>tr]:grid cards:[&>tbody>tr]:grid-cols-3 cards:[&>tbody>tr]:gap-x-4",
  "cards:[&>tbody>tr]:gap-y-2 cards:[&>tbody>tr]:py-4",
];

/** The name: the first thing on a phone but for what to talk about. */
const NAMES = [
  "[&>tbody_th]:min-w-28 [&>tbody_th]:py-4 [&>tbody_th]:pe-4 [&>tbody_th]:text-start",
  "[&>tbody_th]:align-middle [&>tbody_th]:font-semibold",
  "print:[&>tbody_th]:min-w-0 print:[&>tbody_th]:pe-2",
  "cards:[&>tbody_th]:-order-2 cards:[&>tbody_th]:col-span-3 cards:[&>tbody_th]:p-0",
  "[&_th_a]:rounded [&_th_a]:underline-offset-4 [&_th_a]:hover:underline",
  "[&_tbody_a]:after:absolute [&_tbody_a]:after:inset-0 cards:[&_tbody_a]:text-lg",
];

/** On a phone a figure has the name of its column over it. */
const CELLS = [
  "[&_td]:py-3 [&_td]:pe-4 [&_td]:align-middle [&_td]:tabular-nums [&_td:last-child]:pe-0",
  "print:[&_td]:pe-2 print:[&_td]:whitespace-normal",
  "cards:[&_td]:w-auto cards:[&_td]:min-w-0 cards:[&_td]:p-0",
  "cards:[&_td[data-name]]:before:block cards:[&_td[data-name]]:before:content-[attr(data-name)]",
  "cards:[&_td]:before:text-xs cards:[&_td]:before:font-normal cards:[&_td]:before:text-soft",
  "[&_td_small]:block [&_td_small]:text-xs [&_td_small]:font-normal [&_td_small]:text-soft",
];

const STRIPS =
  "[&_td>svg]:on-paper-as-seen [&_td>svg]:h-auto [&_td>svg]:w-full [&_td>svg]:max-w-98";

/** The reason lies over the row's end, out of the way of the pointer while it is not shown. */
const FLAGS = [
  "[&_td>ul]:flex [&_td>ul]:flex-col [&_td>ul]:gap-1 [&_td>ul]:text-sm print:[&_td>ul]:text-xs",
  "[&_td_li]:relative [&_td_strong]:font-semibold [&_td_strong]:text-danger",
  "columns:[&_li>small]:pointer-events-none columns:[&_li>small]:absolute",
  "columns:[&_li>small]:end-0 columns:[&_li>small]:top-full columns:[&_li>small]:z-10",
  "columns:[&_li>small]:w-64 columns:[&_li>small]:rounded columns:[&_li>small]:border",
  "columns:[&_li>small]:bg-raised columns:[&_li>small]:p-2 columns:[&_li>small]:opacity-0",
  "columns:[&_tbody:not([data-is-quiet])_tr:is(:hover,:focus-within)_li>small]:pointer-events-auto",
  "columns:[&_tbody:not([data-is-quiet])_tr:is(:hover,:focus-within)_li>small]:opacity-100",
];

/** The class names of the register's table. */
export const ROSTER_STYLES = [
  "w-full text-start print:table-fixed print:text-xs cards:block cards:[&>tbody]:block",
  ...[...ROWS, ...NAMES, ...CELLS, STRIPS, ...FLAGS],
].join(" ");
