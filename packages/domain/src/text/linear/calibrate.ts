/** One answer on texts the model had not seen: the best score, its lead over the next, and whether it was right. */
export interface Trial {
  readonly best: number
  readonly lead: number
  readonly right: boolean
}

/** Log-odds of being right: `base` + `ofBest` × best + `ofLead` × lead. */
export interface Calibration {
  readonly base: number
  readonly ofBest: number
  readonly ofLead: number
}

const sigmoid = (x: number) => 1 / (1 + Math.exp(-x))
/** Keeps a model that was never wrong on a hundred texts from claiming certainty. */
const doubt = 1
const rounds = 400
const rounded = (x: number) => Math.round(x * 1e4) / 1e4

/** Logistic regression by gradient descent on answers to texts left out of training, two invented doubts among them. */
export function calibrate(trials: readonly Trial[]): Calibration {
  const right = trials.filter(t => t.right).length
  const high = (right + doubt) / (right + 2 * doubt)
  const low = doubt / (trials.length - right + 2 * doubt)
  let [base, ofBest, ofLead] = [0, 1, 1]
  const rate = 2
  for (let round = 0; round < rounds; round += 1) {
    let [a, b, c] = [0, 0, 0]
    for (const { best, lead, right: isRight } of trials) {
      const error = sigmoid(base + ofBest * best + ofLead * lead) - (isRight ? high : low)
      a += error
      b += error * best
      c += error * lead
    }
    const n = Math.max(1, trials.length)
    base -= (rate * a) / n
    // A higher score never makes an answer less certain.
    ofBest = Math.max(0, ofBest - (rate * b) / n)
    ofLead = Math.max(0, ofLead - (rate * c) / n)
  }
  return { base: rounded(base), ofBest: rounded(ofBest), ofLead: rounded(ofLead) }
}

/** The chance, 0 to 1, that an answer with this score and lead is right, judged by the texts left out of training. */
export const confidence = ({ base, ofBest, ofLead }: Calibration, best: number, lead: number): number =>
  sigmoid(base + ofBest * best + ofLead * lead)
