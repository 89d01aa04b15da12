import type { ModelCard } from '../model.ts'

export const familyDisputeCard: ModelCard = {
  code: 'family-dispute',
  label: { zh: '涉家庭纠纷警情积分预警', en: 'family-dispute points' },
  version: '1',
  purpose: {
    zh: '依据同一关系的报警和已核实情形，决定帮助应有多快；依据反家庭暴力法第十五至十七条的出警、告诫和查访职责',
    en: 'decides how fast to help, from the calls and confirmed circumstances of one relationship; serves the duties of Anti-Domestic Violence Law arts 15-17',
  },
  notFor: [
    {
      zh: '不是证据，不得作为处罚、羁押或不予处理的理由',
      en: 'no evidence, and no reason to punish, detain or do nothing',
    },
    { zh: '不给任何个人评分，不在个人页面显示', en: "no score of any person, and never shown on a person's page" },
    { zh: '不得用于政审、许可、招录或拒绝服务', en: 'not for vetting, licensing, hiring or refusing a service' },
    { zh: '分值低不得作为结案理由', en: 'a low score never justifies closing a matter' },
  ],
  data: [
    {
      zh: '对同一关系的报警时间、警情单和报警人身份',
      en: "times, incident and caller's role of calls about one relationship",
    },
    { zh: '民警在反馈时对各情形的回答：有、无、未问', en: "the officer's answers at feedback: yes, no, not asked" },
    { zh: '告诫书、保护令、协议登记中的违反记录', en: 'breaches in the registers of letters, orders and agreements' },
    {
      zh: '不读取自由文本、姓名、性别、号码、来源地、语言和骚扰标记',
      en: 'never free text, names, sex, numbers, origin, language or nuisance marks',
    },
  ],
  limits: [
    { zh: '未经国内实证检验，分值为专家默认值', en: 'not validated in China; the points are expert defaults' },
    {
      zh: '所依据的国际工具多只适用于现在或曾经同居的伴侣；此类工具用于识别风险，不作预测',
      en: 'the international tools whose concepts it shares hold for present or former cohabiting partners; such tools identify risk and do not predict',
    },
    {
      zh: '没有报警的危险看不见；未问的情形按缺口显示，不按“无”处理',
      en: 'danger nobody called about is not seen; what was not asked is a gap, not a “no”',
    },
    {
      zh: '关系由系统提示、民警确认；确认错误会使次数分散',
      en: 'the relationship is suggested and confirmed by the officer; a wrong one scatters the calls',
    },
  ],
  safeguards: [
    {
      zh: '每条预警列明全部理由、事实和到期时间，由人复核',
      en: 'each warning shows every reason, fact and expiry, and is reviewed by a person',
    },
    { zh: '联系受害人时加害人不在场', en: 'the victim is contacted when the perpetrator is not present' },
    { zh: '等级只改变快慢，不改变法定职责', en: 'the grade changes speed, never the legal duties' },
    {
      zh: '仅办理该事项的人员可见；最后一次事件后 180 日清除',
      en: 'visible to the handling team only; erased 180 days after the last event',
    },
    {
      zh: '每季度复核误报和漏报，回放先列漏报',
      en: 'false alarms and misses are reviewed each quarter; a replay lists misses first',
    },
  ],
  ownerRole: { zh: '旗县公安局治安部门负责人', en: 'head of public order at the county bureau' },
  reviewEveryMonths: 3,
  nextReviewOn: '2027-01-01',
}
