import { code, count, gradeField, instant, longText, money, org, phone, post, text, yesNo } from '../../loop/index.ts'
import { noticeFields } from '../notice-drafting.ts'

const note = { privacy: 'personal' } as const

/** What one warning needs and no more: whom to reach, about what, from which system. Never what was said or read. */
export const fields = {
  grade: gradeField('紧急程度', 'Urgency', 'dissuasion-urgency'),
  category: code('诈骗类型', 'Type of fraud', 'fraud-type', { indexed: true }),
  name: text('姓名', 'Name', { ...note, maxLength: 60 }),
  phone: phone('联系电话', 'Phone'),
  area: text('所在区域', 'Area', { maxLength: 80 }),
  sourceSystem: text('来源系统', 'Source system', { maxLength: 60 }),
  sourceId: text('来源编号', 'Number at the source', { maxLength: 80 }),
  warnedAt: instant('预警时间', 'Warned at'),
  target: org('接收单位', 'Unit to receive'),
  toPost: post('承办岗位', 'Post'),
  channel: code('劝阻方式', 'Channel', 'dissuasion-channel'),
  script: code('使用话术', 'Script', 'dissuasion-script'),
  outcome: code('劝阻结果', 'Result', 'dissuasion-result'),
  attemptNote: longText('劝阻情况', 'What was said', note),
  identityShown: yesNo('已告知身份核验方式', 'Told how to verify the officer'),
  attempts: count('劝阻次数', 'Attempts'),
  unanswered: count('未接通次数', 'Unanswered'),
  visits: count('见面次数', 'Visits'),
  searchNote: longText('紧急查找情况', 'Urgent search', note),
  voluntary: yesNo('自愿参加', 'Comes of free will'),
  secondSpecialist: text('第二名唤醒员', 'Second specialist', { maxLength: 60 }),
  companion: yesNo('有家属陪同', 'With family'),
  awakeningNote: longText('唤醒情况', 'Session', note),
  stopBank: text('止付机构', 'Bank', { maxLength: 80 }),
  amountInvolved: money('涉案金额（元）', 'Amount involved (yuan)'),
  amountStopped: money('止付金额（元）', 'Amount stopped (yuan)'),
  amountFrozen: money('冻结金额（元）', 'Amount frozen (yuan)'),
  amountReturned: money('返还金额（元）', 'Amount returned (yuan)'),
  amountAvoided: money('避免损失（元）', 'Loss avoided (yuan)'),
  avoidedEvidence: longText('避免损失依据', 'Evidence of the loss avoided', { maxLength: 1000 }),
  followUpOutcome: code('回访结果', 'Outcome', 'dissuasion-follow-up'),
  followUpNote: longText('回访情况', 'Follow-up', note),
  closeNote: text('办结意见', 'Closing note', { maxLength: 500 }),
  openReason: longText('未劝阻即办结的理由', 'Why closed without success', { maxLength: 1000 }),
  ...noticeFields,
  reopenReason: text('重新打开理由', 'Why reopened', { maxLength: 500 }),
}
