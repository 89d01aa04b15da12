import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runBinary } from '../run-binary.ts'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'fangwei-text-'))
})
afterAll(() => rm(folder, { recursive: true }))

const lines = (out: string) =>
  out
    .trim()
    .split('\n')
    .filter(Boolean)
    .map(text => JSON.parse(text))
const labelled = ['楼上太吵', '音响太吵', '半夜吵闹', '广场舞太吵']
  .map(text => ({ text, label: 'noise' }))
  .concat(['电动车被偷', '手机被偷', '钱包被偷', '家里被偷'].map(text => ({ text, label: 'theft' })))
  .map(row => JSON.stringify(row))
  .join('\n')

describe('text train and classify', { timeout: 60_000 }, () => {
  it('train on labels and classify with the model, ids kept, broken lines told', async () => {
    const out = join(folder, 'm.json')
    const trained = await runBinary(['text', 'train', '--task', 'mine', '--in', '-', '--out', out], { input: labelled })
    expect(trained.code).toBe(0)
    expect(lines(trained.out)[0]).toMatchObject({ task: 'mine', texts: 8, labels: 2 })
    const input = '{"id":"a","text":"隔壁太吵了","label":"noise"}\n{"text":7}\n{"text":"车被偷了"}\n{"text":"zzz"}\n'
    const { code, out: answers, err } = await runBinary(['text', 'classify', '--model', out, '--lang', 'en'], { input })
    expect(code).toBe(0)
    expect(lines(answers)).toMatchObject([
      { id: 'a', label: 'noise', evidence: [expect.stringContaining('吵')] },
      { id: 3, label: 'theft' },
      { id: 4, label: null, score: 0, sure: false, evidence: [] },
    ])
    expect(err).toContain('line 2: text is a string')
    expect(err).toContain('accuracy 100.0 %')
  })

  it('the shipped dispute model answers with the codes of its dictionary', async () => {
    const input = JSON.stringify({ id: 1, text: '老板拖欠工资三个月不给' })
    const { out } = await runBinary(['text', 'classify', '--task', 'dispute'], { input })
    expect(lines(out)[0]).toMatchObject({ id: 1, label: 'D05', sure: true })
  })

  it.each([
    [['text', 'train', '--in', 'x'], 2, '--task, --in and --out'],
    [['text', 'train', '--task', 'X Y', '--in', '-', '--out', '/tmp/x'], 2, 'small letters'],
    [['text', 'train', '--task', 't', '--in', '/nowhere', '--out', '/tmp/x'], 1, 'Cannot read'],
    [['text', 'classify'], 2, '--task'],
    [['text', 'classify', '--task', 'nothing'], 2, 'no shipped model'],
    [['text', 'classify', '--model', '/nowhere'], 1, 'Cannot read the model'],
    [['text', 'address', 'train', '--in', '/nowhere', '--out', '/tmp/x'], 1, 'Cannot read'],
  ] as const)('%j ends with %i and says why', async (words, code, why) => {
    const ended = await runBinary([...words, '--lang', 'en'], { input: '' })
    expect([ended.code, ended.err.includes(why) ? why : ended.err]).toEqual([code, why])
  })

  it('refuses to train on one label', async () => {
    const ended = await runBinary(
      ['text', 'train', '--task', 't', '--in', '-', '--out', join(folder, 'n'), '--lang', 'en'],
      {
        input: '{"text":"a","label":"b"}\n',
      },
    )
    expect([ended.code, ended.err]).toEqual([1, expect.stringContaining('two different labels')])
  })
})

describe('text address', { timeout: 60_000 }, () => {
  it('trains on a tagged file and parses one, scored', async () => {
    const tagged =
      '团 B-road\n结 I-road\n路 I-road\n12 B-roadno\n号 I-roadno\n\n和 B-road\n平 I-road\n街 I-road\n7 B-roadno\n号 I-roadno\n'
    const [file, out] = [join(folder, 'train.txt'), join(folder, 'a.json')]
    await writeFile(file, tagged)
    const trained = await runBinary(['text', 'address', 'train', '--in', file, '--out', out])
    expect([trained.code, lines(trained.out)[0]]).toEqual([0, expect.objectContaining({ addresses: 2, labels: 2 })])
    expect(JSON.parse(await readFile(out, 'utf8')).format).toBe('fangwei-address-1')
    const parsed = await runBinary(['text', 'address', 'parse', '--model', out, '--in', file])
    expect(lines(parsed.out)[0]).toEqual({
      id: 1,
      parts: [
        { text: '团结路', label: 'road', start: 0, end: 3 },
        { text: '12号', label: 'roadno', start: 3, end: 6 },
      ],
    })
    expect(parsed.err).toContain('F1 100.00')
  })

  it('parses JSON lines and plain lines with the shipped parser', async () => {
    const json = await runBinary(['text', 'address', 'parse'], {
      input: '{"id":"x","text":"团结路12号"}\n{"text":1}\n',
    })
    expect(lines(json.out)).toEqual([
      { id: 'x', parts: [expect.objectContaining({ label: 'road' }), expect.objectContaining({ label: 'roadno' })] },
    ])
    const plain = await runBinary(['text', 'address', 'parse'], { input: '团结路12号\n和平里3号楼\n' })
    expect(lines(plain.out).map(row => row.id)).toEqual([1, 2])
  })

  it('names the line of a tagged file that is wrong', async () => {
    const ended = await runBinary(
      ['text', 'address', 'train', '--in', '-', '--out', join(folder, 'b'), '--lang', 'en'],
      {
        input: '团 B-road\n结 road\n',
      },
    )
    expect([ended.code, ended.err]).toEqual([1, expect.stringContaining('line 2')])
  })
})
