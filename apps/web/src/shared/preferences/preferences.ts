import type { Density, Language, ThemeChoice } from '@fangwei/ui/index.ts'
import { useSyncExternalStore } from 'react'

/** What one person on one machine has chosen; kept in the browser, read by `first-paint.js` too. */
export interface Preferences {
  readonly language: Language
  readonly theme: ThemeChoice
  readonly density: Density
  readonly railCollapsed: boolean
  /** Width of the queue beside the chosen matter, px. */
  readonly listWidth: number
}

export const preferencesKey = 'fangwei.preferences'

export const defaultPreferences: Preferences = {
  language: 'zh',
  theme: 'system',
  density: 'comfortable',
  railCollapsed: false,
  listWidth: 440,
}

/** Takes from stored text what is valid and fills the rest, so that an old or damaged entry never breaks a start. */
export function readPreferences(stored: string | null): Preferences {
  const given = parseObject(stored)
  const oneOf = <T extends string>(value: unknown, allowed: readonly T[], otherwise: T): T =>
    allowed.find(option => option === value) ?? otherwise
  const d = defaultPreferences
  return {
    language: oneOf(given.language, ['zh', 'en'], d.language),
    theme: oneOf(given.theme, ['light', 'dark', 'system'], d.theme),
    density: oneOf(given.density, ['comfortable', 'compact'], d.density),
    railCollapsed: given.railCollapsed === true,
    listWidth: typeof given.listWidth === 'number' ? given.listWidth : d.listWidth,
  }
}

function parseObject(text: string | null): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text ?? '{}')
    return typeof value === 'object' && value !== null ? { ...value } : {}
  } catch {
    return {}
  }
}

const listeners = new Set<() => void>()
let current: Preferences | undefined

function preferences(): Preferences {
  current ??= readPreferences(localStorage.getItem(preferencesKey))
  return current
}

export function setPreferences(change: Partial<Preferences>): void {
  current = { ...preferences(), ...change }
  localStorage.setItem(preferencesKey, JSON.stringify(current))
  for (const listener of listeners) listener()
}

/** The preferences, followed across tabs. */
export function usePreferences(): Preferences {
  return useSyncExternalStore(subscribe, preferences)
}

function subscribe(listener: () => void): () => void {
  const fromElsewhere = (event: StorageEvent) => {
    if (event.key !== preferencesKey) return
    current = undefined
    listener()
  }
  listeners.add(listener)
  window.addEventListener('storage', fromElsewhere)
  return () => {
    listeners.delete(listener)
    window.removeEventListener('storage', fromElsewhere)
  }
}
