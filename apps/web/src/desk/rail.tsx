import './rail.css'
import { Button, classNames, Icon, SeedlingMark } from '@fangwei/ui/index.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { NavLink, useLocation } from 'react-router'
import { setPreferences, usePreferences } from '../shared/preferences/preferences.ts'
import { useMay } from '../shared/session/session.ts'
import { foldedGroups, type Section, type SectionGroup, sections } from './sections.ts'

/** The way round: words beside signs, or signs alone. On a phone it slides in over the page. */
export function Rail({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { t } = useTranslation('shell')
  const { t: say } = useTranslation('common')
  const may = useMay()
  const { railCollapsed } = usePreferences()
  const unfolded = useUnfolded()
  const of = (group: SectionGroup) => sections.filter(section => section.group === group && may(section.permission))
  return (
    <>
      <nav
        className={classNames('rail', railCollapsed && 'rail-collapsed', open && 'rail-open')}
        aria-label={t('rail.label')}
      >
        <NavLink to="/" className="rail-brand" onClick={onClose}>
          <SeedlingMark size={22} />
          <span className="rail-word">{say('product')}</span>
        </NavLink>
        <div className="rail-groups">
          <RailList items={of('duty')} onClose={onClose} />
          {foldedGroups.map(group => (
            <RailGroup
              key={group}
              group={group}
              items={of(group)}
              open={unfolded.group === group}
              onToggle={() => unfolded.toggle(group)}
              onClose={onClose}
            />
          ))}
        </div>
        <div className="rail-foot">
          <RailList items={of('own')} onClose={onClose} />
          <Button
            kind="quiet"
            icon={railCollapsed ? 'expand' : 'collapse'}
            aria-label={railCollapsed ? t('rail.expand') : t('rail.collapse')}
            title={railCollapsed ? t('rail.expand') : t('rail.collapse')}
            onClick={() => setPreferences({ railCollapsed: !railCollapsed })}
          />
        </div>
      </nav>
      {open && <button type="button" className="rail-veil" aria-label={say('close')} onClick={onClose} />}
    </>
  )
}

/** One group at a time stands open, so that the rail is never longer than a screen: that of the page, until another is asked for. */
function useUnfolded() {
  const { pathname } = useLocation()
  const here = sections.find(({ path }) => pathname === path || pathname.startsWith(`${path}/`))?.group
  const [asked, setAsked] = useState<{ group: SectionGroup | undefined; at: SectionGroup | undefined }>()
  const group = asked !== undefined && asked.at === here ? asked.group : here
  return {
    group,
    toggle: (other: SectionGroup) => setAsked({ group: other === group ? undefined : other, at: here }),
  }
}

interface Group {
  readonly group: (typeof foldedGroups)[number]
  readonly items: readonly Section[]
  readonly open: boolean
  readonly onToggle: () => void
  readonly onClose: () => void
}

function RailGroup({ group, items, open, onToggle, onClose }: Group) {
  const { t } = useTranslation('shell')
  if (items.length === 0) return null
  return (
    <section className={classNames('rail-group', open && 'rail-unfolded')}>
      <button type="button" className="rail-fold" aria-expanded={open} onClick={onToggle}>
        <span>{t(`groups.${group}`)}</span>
        <Icon name="down" size={14} />
      </button>
      <RailList items={items} onClose={onClose} />
    </section>
  )
}

function RailList({ items, onClose }: { items: readonly Section[]; onClose: () => void }) {
  const { t } = useTranslation('shell')
  return (
    <ul>
      {items.map(section => {
        const name = t(`sections.${section.key}`)
        return (
          <li key={section.key}>
            <NavLink to={section.path} className="rail-link" title={name} onClick={onClose}>
              <Icon name={section.icon} />
              <span className="rail-word">{name}</span>
            </NavLink>
          </li>
        )
      })}
    </ul>
  )
}
