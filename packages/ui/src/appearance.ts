import { useMemo } from 'react'
import { useMedia } from './media.ts'
import type { ThemeChoice } from './switches.tsx'
import type { Density, SurfaceKind, ThemeMode } from './tokens.ts'

/** The theme in force for a choice: the system's own when it is left to the system. */
export function useThemeMode(choice: ThemeChoice): ThemeMode {
  const systemDark = useMedia('(prefers-color-scheme: dark)')
  return useMemo(() => (choice === 'system' ? (systemDark ? 'dark' : 'light') : choice), [choice, systemDark])
}

/** Writes theme, density and surface on the root element, where the tokens look for them. */
export function applyAppearance(mode: ThemeMode, density: Density, surface: SurfaceKind): void {
  const { dataset } = document.documentElement
  dataset.theme = mode
  dataset.density = density
  dataset.surface = surface
}
