import { deskRoutes } from '@fangwei/contract/desk.ts'
import type { Reply } from '@fangwei/contract/route.ts'
import { lazy, useMemo, useState } from 'react'
import { useRoute } from '../../shared/api/queries.ts'
import { useFeed } from '../../shared/feed/use-feed.ts'
import { Loaded } from '../../shared/load/loaded.tsx'
import type { MapPoint } from '../../shared/map/points.ts'
import { useDirectory } from '../../shared/session/directory.ts'
import { useInstant, useSession } from '../../shared/session/session.ts'
import { gradeColour } from '../../shared/terms/grade.ts'
import { useTerms } from '../../shared/terms/terms.ts'

const MapView = lazy(() => import('../../shared/map/map-view.tsx'))

type MapMatters = Reply<typeof deskRoutes.getMapMatters>

/** Where the open matters are. */
export default function MapPage() {
  const query = useRoute(deskRoutes.getMapMatters)
  return <Loaded query={query}>{data => <MatterMap data={data} />}</Loaded>
}

function MatterMap({ data }: { data: MapMatters }) {
  const [selected, setSelected] = useState<string | undefined>(undefined)
  const [happened, setHappened] = useState<{ id: string; turn: number } | undefined>(undefined)
  const points = useMapPoints(data)
  const start = useHomeCamera()
  useFeed(event => setHappened({ id: event.matter, turn: event.position }))
  return (
    <MapView points={points} selected={selected} happened={happened} onSelect={setSelected} {...(start && { start })} />
  )
}

function useMapPoints(data: MapMatters): readonly MapPoint[] {
  const terms = useTerms()
  const instant = useInstant()
  return useMemo(
    () =>
      data.points.map(point => {
        const category =
          point.category === null ? undefined : terms.fieldCodeLabel(point.type, 'category', point.category)
        return {
          id: point.id,
          lng: point.lng,
          lat: point.lat,
          grade: gradeColour(point.grade),
          label: [terms.typeLabel(point.type), category].filter(Boolean).join(' · '),
          note: `${terms.stateLabel(point.type, point.state)} · ${instant(point.occurredAt)}`,
        }
      }),
    [data, terms, instant],
  )
}

/** The reader's own organisation, or the nearest above it that has a place. */
function useHomeCamera() {
  const { account } = useSession()
  const { orgs } = useDirectory()
  return useMemo(() => {
    let org = orgs.find(({ code }) => code === account.org)
    while (org !== undefined && (org.lng === null || org.lat === null)) {
      const { parent } = org
      org = orgs.find(({ code }) => code === parent)
    }
    if (org === undefined || org.lng === null || org.lat === null) return undefined
    return { center: [org.lng, org.lat] as [number, number], zoom: 13 }
  }, [orgs, account.org])
}
