/** The one token set. Every colour, size and face used on any surface is named here, once for light and once for dark. */

export type ThemeMode = 'light' | 'dark'
export type Density = 'comfortable' | 'compact'
export type Grade = 'red' | 'orange' | 'yellow' | 'blue'

export const grades = ['red', 'orange', 'yellow', 'blue'] as const satisfies readonly Grade[]

/** `mark` fills a shape, `ink` writes text and edges the shape, `soft` is the ground behind that text. */
export interface GradeColour {
  readonly mark: string
  readonly ink: string
  readonly soft: string
}

export interface Palette {
  /** Three grounds: the page, what lies on it, what floats above. */
  readonly ground: string
  readonly surface: string
  readonly raised: string
  readonly hover: string
  readonly selected: string
  readonly text: string
  readonly textQuiet: string
  readonly textFaint: string
  /** Divides; carries no meaning, so it may be faint. */
  readonly hairline: string
  readonly hairlineStrong: string
  /** The border of something to type in or press: a mark, so at least 3:1. */
  readonly edge: string
  readonly accent: string
  readonly onAccent: string
  readonly accentHover: string
  readonly onDanger: string
  readonly scrim: string
  readonly grade: Readonly<Record<Grade, GradeColour>>
}

export const palettes: Readonly<Record<ThemeMode, Palette>> = {
  light: {
    ground: '#FAFAF7',
    surface: '#FDFDFB',
    raised: '#FFFFFF',
    hover: '#F3F3EE',
    selected: '#E8F0EC',
    text: '#1B211E',
    textQuiet: '#4F5A55',
    textFaint: '#5F6964',
    hairline: '#E3E3DC',
    hairlineStrong: '#CBCCC4',
    edge: '#8A928D',
    accent: '#1F5C4D',
    onAccent: '#FFFFFF',
    accentHover: '#174A3E',
    onDanger: '#FFFFFF',
    scrim: '#1B211E52',
    grade: {
      red: { mark: '#C8322B', ink: '#B02A24', soft: '#FBECEA' },
      orange: { mark: '#D9730D', ink: '#9A4D06', soft: '#FCF0E3' },
      yellow: { mark: '#B58900', ink: '#7A5C00', soft: '#F8F1DA' },
      blue: { mark: '#2F6FDB', ink: '#2459B5', soft: '#EAF1FC' },
    },
  },
  dark: {
    ground: '#0F1419',
    surface: '#151B21',
    raised: '#1C232B',
    hover: '#1A2128',
    selected: '#18302A',
    text: '#E7EBEE',
    textQuiet: '#AAB4BC',
    textFaint: '#8B97A1',
    hairline: '#252E37',
    hairlineStrong: '#36424D',
    edge: '#66737E',
    accent: '#5FB49C',
    onAccent: '#0F1419',
    accentHover: '#7BC6B0',
    onDanger: '#0F1419',
    scrim: '#05070999',
    grade: {
      red: { mark: '#E5484D', ink: '#F27C7F', soft: '#34191C' },
      orange: { mark: '#F5A524', ink: '#F5A524', soft: '#33250F' },
      yellow: { mark: '#E9C46A', ink: '#E9C46A', soft: '#2E2815' },
      blue: { mark: '#6EA8FE', ink: '#6EA8FE', soft: '#172640' },
    },
  },
}

/** Four quiet steps of ground, then what people need to read: roads, names, borders. */
export interface MapPalette {
  readonly land: string
  readonly water: string
  readonly park: string
  readonly building: string
  readonly road: string
  readonly roadMajor: string
  readonly roadCasing: string
  readonly boundary: string
  readonly label: string
  readonly labelQuiet: string
  readonly halo: string
}

export const mapPalettes: Readonly<Record<ThemeMode, MapPalette>> = {
  light: {
    land: '#F4F4EF',
    water: '#D5E1E6',
    park: '#E2EADD',
    building: '#E9E8E1',
    road: '#FFFFFF',
    roadMajor: '#FFFFFF',
    roadCasing: '#D9D9D0',
    boundary: '#7E8782',
    label: '#2E3632',
    labelQuiet: '#59635E',
    halo: '#FAFAF7',
  },
  dark: {
    land: '#12181E',
    water: '#0C2230',
    park: '#14231F',
    building: '#19212A',
    road: '#2A3540',
    roadMajor: '#35424F',
    roadCasing: '#0F1419',
    boundary: '#6B7883',
    label: '#D5DCE1',
    labelQuiet: '#98A4AD',
    halo: '#0F1419',
  },
}

export const fontFamily =
  '"PingFang SC","Microsoft YaHei","Noto Sans CJK SC",system-ui,-apple-system,"Segoe UI",Roboto,sans-serif'
export const monoFamily = 'ui-monospace,"SF Mono",Consolas,"Liberation Mono",monospace'
/** Printed papers: the faces of GB/T 9704-2012 and what stands in for them where they are not installed. */
export const printFaces = {
  body: '"FangSong_GB2312","仿宋_GB2312","FangSong","STFangsong","Noto Serif CJK SC",serif',
  title: '"FZXiaoBiaoSong-B05S","方正小标宋简体","STZhongsong","SimSun","Noto Serif CJK SC",serif',
} as const

export type SurfaceKind = 'desk' | 'field' | 'wall'
/** Base text in px: read at a desk, in a hand, across a room. */
export const baseFontPx: Readonly<Record<SurfaceKind, number>> = { desk: 14, field: 16, wall: 28 }
export const lineHeight = 1.5
export const radiusPx = 6

/** Multiples of the 4 px grid. */
export const spacePx = { 1: 4, 2: 8, 3: 12, 4: 16, 5: 20, 6: 24, 8: 32, 12: 48 } as const

/** Heights in px of a table row, of a control, and the padding of a row of a list. */
export const densities: Readonly<Record<Density, { row: number; control: number; pad: number }>> = {
  comfortable: { row: 40, control: 32, pad: 12 },
  compact: { row: 32, control: 28, pad: 8 },
}
