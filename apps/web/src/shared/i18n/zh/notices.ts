export default {
  label: '提醒',
  unread: '{{count}} 条提醒',
  none: '没有新的提醒',
  readAll: '全部标为已读（{{count}} 条）',
  matter: '事项',
  about: {
    reminder: '{{type}}：{{clock}}时限将到',
    lapse: '{{type}}：{{clock}}超时',
    escalation: '{{type}}：{{clock}}仍未完成，已上报',
    pushed: '{{type}}：推送到本单位',
    returned: '{{type}}：退回本单位',
    urged: '{{type}}：上级催办',
    'handed-over': '{{type}}：等待本班接收',
    approval: '{{type}}：等待审批',
    other: '{{type}}：有新情况',
  },
} as const
