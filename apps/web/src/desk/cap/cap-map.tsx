import { useThemeMode } from '@fangwei/ui/index.ts'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CapMessage } from '../../shared/cap/active-cap.ts'
import { ringsOf, showCapAreas } from '../../shared/cap/cap-areas.ts'
import type { GradeMap } from '../../shared/map/create-map.ts'
import { usePreferences } from '../../shared/preferences/preferences.ts'
import { DrawMap } from '../drawing/draw-map.tsx'

const noAreas: readonly never[] = []
const nothing = () => undefined

/** The areas of the warnings listed; the chosen one is brought into view. */
export default function CapMap({
  messages,
  chosen,
}: {
  messages: readonly CapMessage[]
  chosen: CapMessage | undefined
}) {
  const { t } = useTranslation('cap')
  const { theme } = usePreferences()
  const mode = useThemeMode(theme)
  const [made, setMade] = useState<GradeMap | undefined>(undefined)
  useEffect(() => {
    if (made === undefined) return
    return showCapAreas(made.map, mode, messages)
  }, [made, mode, messages])
  useEffect(() => {
    if (made === undefined || chosen === undefined) return
    const places = ringsOf(chosen).flat()
    made.fit(places.map(([lng, lat]) => ({ id: '', lng: lng!, lat: lat!, grade: undefined, label: '' })))
  }, [made, chosen])
  return (
    <DrawMap
      label={t('map')}
      areas={noAreas}
      corners={undefined}
      onCorner={nothing}
      onUndo={nothing}
      onCancel={nothing}
      onMap={setMade}
    />
  )
}
