/** The product's mark: a seedling with two leaves, drawn in the current colour. */
export function SeedlingMark({ size = 24, label }: { size?: number; label?: string }) {
  return (
    <svg
      viewBox="0 0 32 32"
      width={size}
      height={size}
      fill="currentColor"
      style={{ flex: 'none' }}
      role="img"
      aria-hidden={label === undefined}
      aria-label={label}
    >
      <path d="M15 28.5V17.2C8.6 17.6 4.1 13.8 3.5 6.8c7.2-.3 11.3 2.9 12.5 8.4C17.1 9.3 21.3 5.5 28.5 5c.2 7.8-4 12.3-11.5 12.6v10.9z" />
    </svg>
  )
}
