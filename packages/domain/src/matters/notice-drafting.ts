import { type Action, code, type Requirement, type Spawn, text, type Who } from '../loop/index.ts'

/** What a matter asks when a notice for the public comes of it: never its own words, place or people. */
export const noticeFields = {
  noticeEvent: code('提示事由', 'What the notice is about', 'notice-event'),
  noticeArea: text('对外公布的范围', 'Area as told to the public', { maxLength: 120 }),
}

const spawned: Spawn = {
  type: 'public-notice',
  fields: { event: 'noticeEvent', areaDesc: 'noticeArea', drill: 'drill' },
}

/** Declares that a notice may come of a matter: a draft beside it, which others word, submit and release. */
export const draftNotice = (
  from: readonly string[],
  by: readonly Who[],
  requires: readonly Requirement[] = [],
): Action => ({
  label: { zh: '起草公众提示', en: 'Draft a public notice' },
  did: 'notice-drafted',
  sentence: { zh: '起草公众提示：{noticeEvent}', en: 'Public notice drafted: {noticeEvent}' },
  consequence: {
    zh: '另立一件公众提示；本事项的当事人、地址和内容都不带过去，送审后由第二人核签才发布',
    en: 'Opens a notice of its own; nobody, no address and no word of this matter goes with it, and a second person releases it',
  },
  from,
  by,
  asks: ['noticeEvent', 'noticeArea'],
  requires,
  spawns: [spawned],
})
