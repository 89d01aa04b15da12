import { type CodeOf, defineDictionary } from './dictionary.ts'

const basis = {
  zh: '公共安全视频图像信息系统管理条例第十六条、第二十条：查看须登记事由；类别为系统默认，由本地核定',
  en: 'Regulations on public-safety video systems, articles 16 and 20: a look is registered with its reason; the kinds are a default, confirmed locally',
}
const dated = { version: '1', effectiveFrom: '2026-01-01', basis }

/** 查看视频的事由. */
export const videoPurpose = defineDictionary({
  code: 'video-purpose',
  label: { zh: '查看视频的事由', en: 'Purpose of looking at a camera' },
  ...dated,
  entries: [
    { code: 'alarm', label: { zh: '核实报警', en: 'Seeing what an alarm is about' } },
    { code: 'dispatch', label: { zh: '支援正在处置的警情', en: 'Helping at an incident' } },
    { code: 'lost-person', label: { zh: '查找走失人员', en: 'Looking for a lost person' } },
    { code: 'crowd', label: { zh: '活动与人流安全', en: 'Safety of crowds and events' } },
    { code: 'traffic', label: { zh: '交通疏导', en: 'Traffic' } },
    { code: 'round', label: { zh: '视频巡查', en: 'Video patrol' } },
    { code: 'device', label: { zh: '设备检查', en: 'Checking the camera' } },
    { code: 'other', label: { zh: '其他（写明）', en: 'Other, as written' } },
  ],
})
export type VideoPurpose = CodeOf<typeof videoPurpose>
