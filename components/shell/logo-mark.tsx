/** The logo: a session two thirds elapsed. */
export function LogoMark() {
  return (
    <svg aria-hidden="true" viewBox="0 0 30 12" width="30" height="12" className="block">
      <path d="M3 0h15v12H3a3 3 0 0 1-3-3V3a3 3 0 0 1 3-3z" className="fill-now" />
      <rect x=".6" y=".6" width="28.8" height="10.8" rx="2.6" className="fill-none stroke-ink" />
    </svg>
  );
}
