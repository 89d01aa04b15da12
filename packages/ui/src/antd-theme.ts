import { type MappingAlgorithm, type ThemeConfig, theme } from 'antd'
import {
  type Density,
  densities,
  fontFamily,
  lineHeight,
  monoFamily,
  palettes,
  radiusPx,
  type ThemeMode,
} from './tokens.ts'

/** The same tokens for antd's forms and overlays, so that the two sets of controls cannot be told apart. */
export function antdTheme(mode: ThemeMode, density: Density = 'comfortable'): ThemeConfig {
  const p = palettes[mode]
  return {
    algorithm: exactColours(mode),
    cssVar: { key: `fangwei-${mode}-${density}`, prefix: 'fwa' },
    hashed: false,
    token: {
      motion: false,
      fontFamily,
      fontFamilyCode: monoFamily,
      fontSize: 14,
      lineHeight,
      borderRadius: radiusPx,
      borderRadiusLG: radiusPx,
      borderRadiusSM: 4,
      controlHeight: densities[density].control,
      sizeUnit: 4,
      sizeStep: 4,
      wireframe: false,
      colorPrimary: p.accent,
      colorPrimaryHover: p.accentHover,
      colorLink: p.accent,
      colorInfo: p.grade.blue.ink,
      colorSuccess: p.accent,
      colorWarning: p.grade.orange.ink,
      colorError: p.grade.red.ink,
      colorText: p.text,
      colorTextSecondary: p.textQuiet,
      colorTextTertiary: p.textFaint,
      colorTextPlaceholder: p.textFaint,
      colorTextQuaternary: p.textFaint,
      colorTextLightSolid: p.onAccent,
      colorBgLayout: p.ground,
      colorBgContainer: p.surface,
      colorBgElevated: p.raised,
      colorBgSpotlight: p.text,
      colorBgMask: p.scrim,
      colorBorder: p.edge,
      colorBorderSecondary: p.hairline,
      colorSplit: p.hairline,
      controlItemBgHover: p.hover,
      controlItemBgActive: p.selected,
      controlItemBgActiveHover: p.selected,
      controlOutlineWidth: 0,
      boxShadow: `0 0 0 1px ${p.hairlineStrong}`,
      boxShadowSecondary: `0 0 0 1px ${p.hairlineStrong}, 0 8px 24px ${p.scrim}`,
    },
    components: {
      Button: { primaryShadow: 'none', defaultShadow: 'none', dangerShadow: 'none' },
      Table: { headerBg: p.ground, headerSplitColor: 'transparent', rowSelectedBg: p.selected },
      Segmented: { trackBg: p.hover },
    },
  }
}

/** antd shades what it is given, in the dark most of all; our colours were chosen for their contrast, so they stay. */
function exactColours(mode: ThemeMode): MappingAlgorithm {
  const p = palettes[mode]
  const shade = mode === 'dark' ? theme.darkAlgorithm : theme.defaultAlgorithm
  return (seed, map) => ({
    ...shade(seed, map),
    colorPrimary: p.accent,
    colorPrimaryHover: p.accentHover,
    colorPrimaryActive: p.accentHover,
    colorPrimaryText: p.accent,
    colorPrimaryBg: p.selected,
    colorError: p.grade.red.ink,
    colorErrorText: p.grade.red.ink,
    colorErrorBg: p.grade.red.soft,
    colorWarning: p.grade.orange.ink,
    colorWarningText: p.grade.orange.ink,
    colorWarningBg: p.grade.orange.soft,
    colorInfo: p.grade.blue.ink,
    colorInfoBg: p.grade.blue.soft,
    colorSuccess: p.accent,
    colorSuccessBg: p.selected,
  })
}
