/** The logo: a session two thirds elapsed. Small, it marks a room where somebody is focusing. */
export function LogoMark({ isSmall = false }: { isSmall?: boolean }) {
  return (
    <svg
      aria-hidden="true"
      viewBox="0 0 30 12"
      width={isSmall ? 16 : 30}
      height={isSmall ? 7 : 12}
      className="block shrink-0"
    >
      <path d="M3 0h15v12H3a3 3 0 0 1-3-3V3a3 3 0 0 1 3-3z" className="fill-now" />
      <rect
        x=".6"
        y=".6"
        width="28.8"
        height="10.8"
        rx="2.6"
        className={isSmall ? "fill-none stroke-now stroke-[1.5px]" : "fill-none stroke-ink"}
      />
    </svg>
  );
}
