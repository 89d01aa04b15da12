import type { LabelScore } from '@fangwei/domain/text/score-labels.ts'
import type { Label } from '../language.ts'

const percent = (share: number) => `${(share * 100).toFixed(1)} %`
const told = 5

/** A score in a few lines: the means, the weakest labels, the most frequent mistakes. */
export function scoreWords(score: LabelScore): Label[] {
  const weakest = score.labels.toSorted((a, b) => a.f1 - b.f1).slice(0, told)
  const weak = weakest.map(({ label, f1, texts }) => `${label} ${f1.toFixed(3)} (${texts})`).join(', ')
  const mistakes = score.confusions
    .slice(0, told)
    .map(({ label, answered, times }) => `${label} → ${answered === '' ? '–' : answered} ${times}`)
    .join(', ')
  return [
    {
      zh: `${score.texts} 条：准确率 ${percent(score.accuracy)}，宏平均 F1 ${score.macroF1.toFixed(4)}`,
      en: `${score.texts} texts: accuracy ${percent(score.accuracy)}, macro-F1 ${score.macroF1.toFixed(4)}`,
    },
    ...(weak === '' ? [] : [{ zh: `最弱的标签（F1）：${weak}`, en: `weakest labels (F1): ${weak}` }]),
    ...(mistakes === '' ? [] : [{ zh: `最多的错误：${mistakes}`, en: `most frequent mistakes: ${mistakes}` }]),
  ]
}
