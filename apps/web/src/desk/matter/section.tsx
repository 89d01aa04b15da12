import { type ReactNode, useId } from 'react'

/** A part of the page under its heading. */
export function Section({ title, aside, children }: { title: ReactNode; aside?: ReactNode; children: ReactNode }) {
  const id = useId()
  return (
    <section className="matter-section" aria-labelledby={id}>
      <div className="matter-section-head">
        <h3 id={id}>{title}</h3>
        {aside}
      </div>
      {children}
    </section>
  )
}
