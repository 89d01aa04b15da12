export default {
  title: '事由查看复核',
  what: '有人因事由查看了不属于本岗的个人信息。请逐条复核事由是否正当。',
  none: '没有待复核的查看。',
  reason: '事由：{{reason}}',
  justified: '事由正当',
  notJustified: '事由不正当',
  means: '复核结论将与 {{name}} 的查看记录一起留痕，不能修改。',
  note: '复核意见（可不填）',
  noteRequired: '复核意见（必填）',
  keep: '记录结论',
  done: '复核结论已记录',
} as const
