import {
  baseFontPx,
  type Density,
  densities,
  fontFamily,
  grades,
  lineHeight,
  monoFamily,
  type Palette,
  palettes,
  printFaces,
  radiusPx,
  type SurfaceKind,
  spacePx,
} from './tokens.ts'

/** The tokens as CSS custom properties `--fw-*`; the theme, density and surface are attributes of the root element. */
export function tokensCss(): string {
  const rules = [
    rule(':root', { ...shared(), ...colours(palettes.light), 'color-scheme': 'light' }),
    rule(":root[data-theme='dark']", { ...colours(palettes.dark), 'color-scheme': 'dark' }),
    ...(Object.keys(densities) as Density[]).map(density => rule(densitySelector(density), densityVars(density))),
    ...(Object.keys(baseFontPx) as SurfaceKind[]).map(kind =>
      rule(kind === 'desk' ? ':root' : `:root[data-surface='${kind}']`, { '--fw-font-size': `${baseFontPx[kind]}px` }),
    ),
  ]
  return `/* Written from tokens.ts; change it there. */\n${rules.join('\n')}\n`
}

function shared(): Record<string, string> {
  const spaces = Object.entries(spacePx).map(([step, px]) => [`--fw-space-${step}`, `${px}px`])
  return {
    '--fw-font': fontFamily,
    '--fw-mono': monoFamily,
    '--fw-print-body': printFaces.body,
    '--fw-print-title': printFaces.title,
    '--fw-line-height': String(lineHeight),
    '--fw-radius': `${radiusPx}px`,
    ...Object.fromEntries(spaces),
  }
}

function colours(palette: Palette): Record<string, string> {
  const { grade, ...plain } = palette
  const plainVars = Object.entries(plain).map(([name, value]) => [`--fw-${kebab(name)}`, value])
  const gradeVars = grades.flatMap(g =>
    Object.entries(grade[g]).map(([part, value]) => [`--fw-${g}${part === 'mark' ? '' : `-${part}`}`, value]),
  )
  return Object.fromEntries([...plainVars, ...gradeVars])
}

function densitySelector(density: Density): string {
  return density === 'comfortable' ? ':root' : `:root[data-density='${density}']`
}

function densityVars(density: Density): Record<string, string> {
  return Object.fromEntries(Object.entries(densities[density]).map(([name, px]) => [`--fw-${name}`, `${px}px`]))
}

function rule(selector: string, declarations: Record<string, string>): string {
  const lines = Object.entries(declarations).map(([name, value]) => `  ${name}: ${value};`)
  return `${selector} {\n${lines.join('\n')}\n}`
}

function kebab(name: string): string {
  return name.replace(/[A-Z]/g, letter => `-${letter.toLowerCase()}`)
}
