import type { Reply, routes } from '@fangwei/contract/index.ts'

type Open = Reply<typeof routes.openModels>
type Label = Open['city']

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}
const text = (value: string) => value.replace(/[&<>"']/g, found => escapes[found]!)
const both = ({ zh, en }: Label) => `${text(zh)}<br><span lang="en">${text(en)}</span>`
const list = (labels: readonly Label[]) => `<ul>${labels.map(label => `<li>${both(label)}</li>`).join('')}</ul>`

const subjects: Readonly<Record<string, Label>> = {
  relationship: { zh: '一段关系（不是个人）', en: 'a relationship (never a person)' },
  'public-place': { zh: '公共场所', en: 'a public place' },
  block: { zh: '不少于五户的片区', en: 'a block of at least five households' },
}

const fewer: Label = { zh: '少于五件，不公布', en: 'fewer than five, not told' }
const count = (value: number | null) => (value === null ? both(fewer) : String(value))

const row = (name: Label, content: string) => `<dt>${both(name)}</dt><dd>${content}</dd>`

const modelPart = (model: Open['items'][number]) => `
<section>
<h2>${both(model.label)}</h2>
<dl>
${row({ zh: '目的', en: 'Purpose' }, both(model.purpose))}
${row({ zh: '对象', en: 'What it judges' }, list(model.subjects.flatMap(kind => subjects[kind] ?? [])))}
${row({ zh: '读取', en: 'What it reads' }, list(model.inputs))}
${row({ zh: '局限', en: 'Limits' }, list(model.limits))}
${row({ zh: '不得用于', en: 'Not for' }, list(model.notFor))}
${row({ zh: '责任岗位', en: 'Who answers for it' }, both(model.owner))}
${row({ zh: '版本', en: 'Version' }, `${model.version}${model.since === null ? '' : ` (${model.since})`}`)}
${row({ zh: '下次复核', en: 'Next review' }, model.reviewOn ?? '–')}
${row({ zh: '预警', en: 'Warnings' }, count(model.warnings))}
${row({ zh: '其中误报', en: 'Of these, wrong' }, count(model.wrong))}
</dl>
</section>`

/** A page that needs nothing but itself: no script, no account, no font from outside. */
export const openPage = ({ city, at, items }: Open): string => `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${text(city.zh)} 模型公开登记</title>
<style>
:root { color-scheme: light dark; --ink: #1b2328; --quiet: #5a646b; --ground: #fafaf7; --line: #dcdcd4; --brand: #1f5c4d }
@media (prefers-color-scheme: dark) { :root { --ink: #e8eaec; --quiet: #9aa5ad; --ground: #0f1419; --line: #2b333a; --brand: #5fb49c } }
body { max-width: 44rem; margin: 0 auto; padding: 1.5rem 1rem 4rem; background: var(--ground); color: var(--ink);
  font: 1.0625rem/1.6 "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif; text-autospace: normal }
h1 { font-size: 1.5rem; line-height: 1.3 } h2 { margin: 0 0 .75rem; font-size: 1.2rem; line-height: 1.35; color: var(--brand) }
section { margin-top: 2rem; padding-top: 1.5rem; border-top: 1px solid var(--line) }
dl { display: grid; grid-template-columns: 8.5rem 1fr; gap: .75rem 1rem; margin: 0 } dt, [lang=en] { color: var(--quiet) }
[lang=en] { font-size: .9rem } dd { margin: 0 } ul { margin: 0; padding-left: 1.1rem }
@media (max-width: 32rem) { dl { grid-template-columns: 1fr; gap: .15rem } dd { margin-bottom: .75rem } }
</style>
</head>
<body><main>
<h1>${text(city.zh)} 模型公开登记<br><span lang="en">${text(city.en)}: the register of models</span></h1>
<p>${both({
  zh: '这里列出正在运行的全部预警模型：为什么用、读取什么、有何局限、发出多少预警、错了多少。任何模型都不给个人、住户或人群评分，只用来决定帮助应有多快；每条预警都由人研判。',
  en: 'Every warning model that runs: what it is for, what it reads, its limits, how many warnings it gave and how many were wrong. No model scores a person, a household or a group; models decide how fast to help, and a person decides on every warning.',
})}</p>
${items.length === 0 ? `<p>${both({ zh: '目前没有运行的模型。', en: 'No model runs at present.' })}</p>` : items.map(modelPart).join('')}
<section><p>${both({ zh: '认为不当，可拨打 12389 反映；需要帮助可拨打 110、12338、12110。', en: 'To object, call 12389; for help, 110, 12338 or 12110.' })}</p>
<p><small>${text(at.slice(0, 16).replace('T', ' '))} UTC</small></p></section>
</main></body>
</html>
`
