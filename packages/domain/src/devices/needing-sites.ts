/**
 * 应装一键报警或语音示警的场所类型. `[default]`: schools and kindergartens by the campus-safety requirement of full
 * coverage (护校安园), entertainment and open-air gathering places by the local programme; confirmed locally.
 */
export const sitesNeedingDevice: readonly string[] = [
  'school',
  'kindergarten',
  'ktv',
  'bar',
  'park',
  'square',
  'hospital',
]

/** Kinds of device that cover such a site. */
export const coveringKinds: readonly string[] = ['ONE_KEY_PILLAR', 'ONE_KEY_BTN', 'VOICE_ALARM', 'NEIGHBOR_KEY']
