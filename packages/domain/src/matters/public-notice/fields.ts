import { Type } from 'typebox'
import {
  code,
  count,
  type Field,
  gradeField,
  instant,
  latitude,
  longitude,
  longText,
  text,
  yesNo,
} from '../../loop/index.ts'

const within = (zh: string, en: string, minimum: number, maximum: number): Field => ({
  ...count(zh, en),
  schema: Type.Integer({ minimum, maximum }),
})

/** One message as it left: what later drafts change is not it. */
const release = Type.Object({
  kind: Type.Union([Type.Literal('Alert'), Type.Literal('Update'), Type.Literal('Cancel')]),
  at: Type.String({ maxLength: 40 }),
  expiresAt: Type.String({ maxLength: 40 }),
  says: Type.Record(Type.String({ maxLength: 40 }), Type.Union([Type.String(), Type.Number()]), { maxProperties: 20 }),
})

const releases: Field = {
  ...text('已发布', 'Released'),
  schema: Type.Array(release, { maxItems: 200 }),
}

/** Every field of a notice is meant for everybody: none may be personal. */
export const fields = {
  event: code('提示事由', 'What it is about', 'notice-event'),
  grade: gradeField('等级', 'Grade'),
  headline: text('标题', 'Headline', { maxLength: 80 }),
  description: longText('情况', 'What is happening', { maxLength: 1000 }),
  instruction: longText('请这样做', 'What to do', { maxLength: 600 }),
  headlineEn: text('英文标题', 'Headline in English', { maxLength: 120 }),
  descriptionEn: longText('英文情况', 'What is happening, in English', { maxLength: 1500 }),
  response: code('请公众', 'People should', 'notice-response'),
  urgency: code('紧迫程度', 'Urgency', 'notice-urgency'),
  severity: code('严重程度', 'Severity', 'notice-severity'),
  certainty: code('确定程度', 'Certainty', 'notice-certainty'),
  areaDesc: text('范围', 'Area', { maxLength: 120 }),
  lng: longitude(),
  lat: latitude(),
  radius: within('半径（米）', 'Radius in metres', 300, 100_000),
  hours: within('有效小时', 'Hours it holds', 1, 72),
  drill: yesNo('演练', 'Drill'),
  cancelText: text('解除说明', 'Why it is over', { maxLength: 200 }),
  returnReason: text('退回理由', 'Why returned', { maxLength: 200 }),
  releasedAt: instant('首次发布', 'First released'),
  releases,
}
