import './wall.css'
import type { WallEntry } from '@fangwei/domain/wall/index.ts'
import { SeedlingMark, type Shortcut, ShortcutHelp, stepThrough, useLanguage, useShortcuts } from '@fangwei/ui/index.ts'
import { useEffect, useMemo, useState, useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import { useActiveCap } from '../shared/cap/active-cap.ts'
import { Chosen } from './chosen.tsx'
import { Doing } from './doing.tsx'
import { Ground } from './ground.tsx'
import { Happening } from './happening.tsx'
import { Hour } from './hour.tsx'
import { openWallStore, type Shown, type WallStore } from './live.ts'
import { mayRing, ring, setRing } from './sound.ts'
import { type Act, refusalOf, useAct, useNearest, usePlan } from './use-acts.ts'

/** The wall of the command room: the map is the ground, everything else floats at its edges. */
export default function WallPage() {
  const [store, setStore] = useState<WallStore | undefined>(undefined)
  useEffect(() => {
    const opened = openWallStore()
    setStore(opened)
    return opened.close
  }, [])
  return store === undefined ? <Waiting /> : <Live store={store} />
}

function Waiting() {
  const { t } = useTranslation('wall')
  return (
    <main className="wall wall-waiting">
      <SeedlingMark size={96} />
      <p>{t('opening')}</p>
    </main>
  )
}

function Live({ store }: { store: WallStore }) {
  const shown = useSyncExternalStore(store.subscribe, store.shown)
  return shown === undefined ? <Waiting /> : <Wall store={store} shown={shown} />
}

/** The design is drawn for a height of 1080; a taller screen enlarges it. Width only widens the map. */
function useScale(): number {
  const [height, setHeight] = useState(window.innerHeight)
  useEffect(() => {
    const measure = () => setHeight(window.innerHeight)
    window.addEventListener('resize', measure)
    return () => window.removeEventListener('resize', measure)
  }, [])
  return height / 1080
}

const ROWS = 8

function Wall({ store, shown }: { store: WallStore; shown: Shown }) {
  const { t } = useTranslation('wall')
  const scale = useScale()
  const [chosenId, setChosenId] = useState<string | undefined>(undefined)
  const [sound, setSound] = useState(mayRing)
  const outside = useActiveCap()
  const chosen = shown.entries.find(entry => entry.id === chosenId)
  const padding = useMemo(
    () => ({ left: 640 * scale, right: 550 * scale, top: 48 * scale, bottom: 140 * scale }),
    [scale],
  )
  useEffect(
    () =>
      store.onNew(entry => {
        setChosenId(current => current ?? entry.id)
        if ((entry.grade ?? 4) <= 2) ring()
      }),
    [store],
  )
  const toggleSound = () => {
    setRing(!sound)
    setSound(!sound)
  }
  return (
    <main className="wall">
      <Ground
        store={store}
        shown={shown}
        chosen={chosen}
        scale={scale}
        padding={padding}
        outside={outside}
        label={t('map')}
      />
      <Happening entries={shown.entries} chosen={chosenId} rows={ROWS} onChoose={setChosenId} />
      <Doing figures={shown.view.figures} units={store.units} />
      <Hour shown={shown} sound={sound} outside={outside} />
      <Keys entries={shown.entries} chosen={chosen} onChoose={setChosenId} onSound={toggleSound} />
    </main>
  )
}

interface KeysProps {
  readonly entries: readonly WallEntry[]
  readonly chosen: WallEntry | undefined
  readonly onChoose: (id: string | undefined) => void
  readonly onSound: () => void
}

/** The operator's keys, and the card of what is chosen: an alarm is found false with two of them, a unit sent with one. */
function Keys({ entries, chosen, onChoose, onSound }: KeysProps) {
  const { t } = useTranslation('wall')
  const language = useLanguage()
  const near = useNearest(chosen)
  const plan = usePlan(chosen).data
  const act = useAct()
  const [help, setHelp] = useState(false)
  const ids = entries.map(entry => entry.id)
  const run = (made: Act) => act.mutate(made)
  const step = (by: 1 | -1) => onChoose(stepThrough(ids, chosen?.id, by))
  const units: Shortcut[] = (near.data?.items ?? []).map(({ unit }, i) => ({
    key: String(i + 1),
    label: t('send', { unit: unit.callSign ?? unit.name[language] }),
    run: () => chosen && run({ kind: 'send', id: chosen.id, unit: unit.id }),
  }))
  const alarm = (key: string, label: string, action: 'take' | 'false-alarm' | 'confirm'): Shortcut => ({
    key,
    label,
    run: () => chosen?.type === 'alarm' && run({ kind: 'action', id: chosen.id, action }),
  })
  useShortcuts([
    { key: 'j', label: t('next'), run: () => step(1) },
    { key: 'ArrowDown', label: t('next'), run: () => step(1) },
    { key: 'k', label: t('previous'), run: () => step(-1) },
    { key: 'ArrowUp', label: t('previous'), run: () => step(-1) },
    { key: 'Escape', label: t('leave'), run: () => onChoose(undefined) },
    { key: 'Enter', label: t('open'), run: () => chosen && window.open(`/matters/${chosen.id}`, 'fangwei-desk') },
    alarm('t', t('take'), 'take'),
    alarm('f', t('false'), 'false-alarm'),
    alarm('y', t('confirm'), 'confirm'),
    { key: 'p', label: t('sendPlan'), run: () => chosen && plan && run({ kind: 'plan', id: chosen.id }) },
    { key: 'm', label: t('sound'), run: onSound },
    ...units,
  ])
  return (
    <>
      {chosen !== undefined && (
        <Chosen
          entry={chosen}
          near={near.data?.items}
          plan={plan}
          doing={act.isPending}
          refusal={refusalOf(act.error, language)}
        />
      )}
      <ShortcutHelp open={help} onOpen={() => setHelp(true)} onClose={() => setHelp(false)} />
    </>
  )
}
