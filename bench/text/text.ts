import type { Bench } from '../bench.ts'
import { realData } from '../real-data.ts'
import { addressFigures } from './addresses.ts'
import { disputeFigures } from './disputes.ts'
import { fraudFigures } from './fraud.ts'

export const text: Bench = {
  name: 'text',
  summary:
    'classifiers and the address parser on open data, beside scikit-learn on the same split; confusions and worst errors',
  run: async run => {
    const find = (name: string) => realData(run, name)
    const fraud = find('fraud-text/tft5.jsonl')
    const [train, dev] = [find('address/train.txt'), find('address/dev.txt')]
    return [
      ...(fraud === undefined ? [] : await fraudFigures(fraud, run)),
      ...(await disputeFigures(find, run)),
      // A small run proves that it works; training on all addresses takes a minute.
      ...(train === undefined || dev === undefined || run.scale < 1 ? [] : await addressFigures(train, dev, run)),
    ]
  },
}
