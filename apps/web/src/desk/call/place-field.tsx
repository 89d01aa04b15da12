import { intakeRoutes } from '@fangwei/contract/intake.ts'
import { classNames } from '@fangwei/ui/index.ts'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { type KeyboardEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { queryFor } from '../../shared/api/queries.ts'
import { useDirectory } from '../../shared/session/directory.ts'
import { useSettled } from './use-settled.ts'

export interface Place {
  readonly label: string
  readonly lng: number
  readonly lat: number
  readonly unit: string | null
}

interface PlaceFieldProps {
  readonly id: string
  readonly value: string
  readonly placed: boolean
  readonly onWords: (address: string) => void
  readonly onPlace: (place: Place) => void
  /** The words stand; go on to the next question. */
  readonly onDone: () => void
}

/** Words of a place, and the known places they may mean: arrows choose, Enter takes, Enter without a choice goes on. */
export function PlaceField({ id, value, placed, onWords, onPlace, onDone }: PlaceFieldProps) {
  const { t } = useTranslation('call')
  const { orgName } = useDirectory()
  const [open, setOpen] = useState(false)
  const [active, setActive] = useState(-1)
  const q = useSettled(value.trim())
  const { data } = useQuery({
    ...queryFor(intakeRoutes.findPlaces, { query: { q } }),
    enabled: q.length >= 2 && !placed,
    placeholderData: keepPreviousData,
  })
  const places = placed || value.trim().length < 2 ? [] : (data?.items ?? [])
  const shown = open && places.length > 0
  const take = (place: Place) => {
    onPlace(place)
    setOpen(false)
    setActive(-1)
    onDone()
  }
  const press = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || event.ctrlKey || event.metaKey) return
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault()
      setOpen(true)
      const step = event.key === 'ArrowDown' ? 1 : -1
      if (places.length > 0)
        setActive((active + step + places.length + (active < 0 && step < 0 ? 1 : 0)) % places.length)
    }
    if (event.key === 'Escape' && shown) {
      event.preventDefault()
      setOpen(false)
    }
    if (event.key === 'Enter') {
      event.preventDefault()
      event.stopPropagation()
      const place = shown ? places[active] : undefined
      if (place !== undefined) take(place)
      else onDone()
    }
  }
  return (
    <div className="call-place">
      <input
        id={id}
        role="combobox"
        aria-expanded={shown}
        aria-controls={`${id}-places`}
        aria-autocomplete="list"
        aria-activedescendant={shown && active >= 0 ? `${id}-${active}` : undefined}
        autoComplete="off"
        maxLength={200}
        value={value}
        onChange={event => {
          onWords(event.target.value)
          setOpen(true)
          setActive(-1)
        }}
        onBlur={() => setOpen(false)}
        onKeyDown={press}
      />
      {shown && (
        <div className="call-places" id={`${id}-places`} role="listbox" aria-label={t('place.found')}>
          {places.map((place, index) => (
            <div
              key={`${place.label} ${place.lng} ${place.lat}`}
              id={`${id}-${index}`}
              role="option"
              tabIndex={-1}
              aria-selected={index === active}
              className={classNames('call-option', index === active && 'call-option-active')}
              onPointerDown={event => {
                event.preventDefault()
                take(place)
              }}
            >
              <span>{place.label}</span>
              <span className="fw-quiet fw-small">{orgName(place.unit) ?? t('place.noUnit')}</span>
            </div>
          ))}
        </div>
      )}
      <p className="act-hint">{placed ? t('place.placed') : t('place.hint')}</p>
    </div>
  )
}
