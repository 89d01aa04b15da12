import type { Label } from '../dictionaries/dictionary.ts'

/** A notion the platform never keeps, in any column, dictionary or mapping (PIPL arts 28, 34; data minimum art 6). */
export type RefusedNotion = { readonly code: string; readonly label: Label }

type NotionRule = RefusedNotion & { readonly han: RegExp; readonly words: RegExp; readonly codes: RegExp }

/** `han` matches Chinese anywhere; `words` whole English words or full pinyin; `codes` a whole column code or its head. */
const rules: readonly NotionRule[] = [
  {
    code: 'ethnicity',
    label: { zh: '民族', en: 'ethnicity' },
    han: /民族|族别|族裔|种族/,
    words:
      /(^| )(ethnic|ethnicity|ethnicities|racial|minzu|shaoshuminzu|zubie|(victim|vic|suspect|susp|subject|subj|caller|person|offender|driver|perceived|apparent) race|race (code|cd|desc|description|name|id|of|ethnicity))( |$)|^race$/,
    codes: /^mz(dm|mc|bm|code|name|hz)?$|(^|_)mz(dm|mc|_|$)/,
  },
  {
    code: 'religion',
    label: { zh: '宗教信仰', en: 'religion' },
    han: /宗教|信教|教派|教徒|宗派/,
    words: /(^| )(religion|religions|religious|faith|denomination|zongjiao|zongjiaoxinyang|xinjiao)( |$)/,
    codes: /^zjxy\w{0,4}$|(^|_)zjxy/,
  },
  {
    code: 'politics',
    label: { zh: '政治面貌和政治观点', en: 'political status or opinion' },
    han: /政治面貌|政治倾向|政治观点|政治态度|政治立场|党派|党员/,
    words:
      /(^| )(political( (status|affiliation|opinion|party|outlook|view|views|stance))?|party (membership|affiliation|member)|zhengzhimianmao|zhengzhi mianmao|dangpai)( |$)/,
    codes: /^zzmm\w{0,4}$|(^|_)zzmm/,
  },
  {
    code: 'petition',
    label: { zh: '信访', en: 'petitioning' },
    han: /信访|上访|访民|缠访|闹访|越级访|涉访|进京访/,
    words:
      /(^| )(petition|petitions|petitioner|petitioners|petitioning|xinfang|shangfang|jujishangfang|jujushangfang)( |$)/,
    codes: /^(xf(ry|sx|jl|rybs|rybj)|sfry(bs|bj)?|jjsf|ssxf)$/,
  },
  {
    code: 'key-person',
    label: { zh: '重点人员和人员名单', en: 'key persons and watch-lists' },
    han: /重点(关注)?(人|对象)|关注(人员|对象)|管控(人员|对象|级别)|在控|布控|黑名单|涉稳|维稳|刺头/,
    words:
      /(^| )((key|focus|target|controlled) (person|persons|people|personnel|population|individual|individuals)|person of interest|watch list|watchlist|black list|blacklist|zhongdianrenyuan|zhongdian renyuan|zhongdianren|zhongdianrenkou)( |$)/,
    codes: /^zd(ry|rk|gzry)(bs|lb|lx|bh|dm|bq|bj|xl|zl|jb|xx|lbdm|bsdm)?$|(^|_)zd(ry|rk)(_|$|bs|lb|bh|dm)/,
  },
  {
    code: 'biometric',
    label: { zh: '人脸、声纹、步态', en: 'face, voiceprint or gait' },
    han: /人脸|脸部特征|声纹|步态|虹膜/,
    words:
      /(^| )(face (id|feature|template|image|vector)|faceid|facial|voice print|voiceprint|gait|iris scan|renlian|shengwen|butai)( |$)/,
    codes: /^(rltz|swtz|bttz)\w{0,4}$/,
  },
  {
    code: 'person-score',
    label: { zh: '个人风险评分', en: 'risk score of a person' },
    han: /(人员|个人)(风险|积分|评分|等级|画像)|信用积分/,
    words:
      /(^| )((person|personal|individual|caller|citizen) (risk|score|rating|profile score)|social credit( score)?)( |$)/,
    codes: /^ry(fxdj|fxjf|jf|pf)$/,
  },
]

/** `caseType`, `CASE_TYPE` and `case type` are the same words; full-width letters are ordinary ones. */
function wordsOf(name: string): string {
  return name
    .normalize('NFKC')
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

const matches = (rule: NotionRule, words: string, compact: string) =>
  rule.han.test(compact) || rule.words.test(words) || rule.words.test(compact)

const found = (rule: NotionRule | undefined): RefusedNotion | undefined =>
  rule && { code: rule.code, label: rule.label }

/** The refused notion a column name or label stands for, or undefined. */
export function refusedNotion(name: string): RefusedNotion | undefined {
  const words = wordsOf(name)
  const code = words.replaceAll(' ', '_')
  const compact = words.replaceAll(' ', '')
  return found(rules.find(rule => matches(rule, words, compact) || rule.codes.test(code) || rule.codes.test(compact)))
}

/** The same for a category value; short column codes such as MZ are not read into it. */
export function refusedValue(value: string): RefusedNotion | undefined {
  const words = wordsOf(value)
  return found(rules.find(rule => matches(rule, words, words.replaceAll(' ', ''))))
}
