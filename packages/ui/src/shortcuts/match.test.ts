import { describe, expect, it } from 'vitest'
import { activeShortcuts, type KeyPress, matchShortcut, type ShortcutLayer } from './match.ts'

const shortcut = (key: string, label: string) => ({ key, label, run: () => undefined })
const page: ShortcutLayer = { modal: false, shortcuts: [shortcut('j', 'next'), shortcut('Enter', 'open page')] }
const panel: ShortcutLayer = { modal: false, shortcuts: [shortcut('Enter', 'open panel'), shortcut('1', 'sign')] }
const dialog: ShortcutLayer = { modal: true, shortcuts: [shortcut('Escape', 'close')] }

const press = (key: string, over: Partial<KeyPress> = {}): KeyPress => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  isComposing: false,
  defaultPrevented: false,
  target: { tagName: 'BODY', role: null, isContentEditable: false },
  ...over,
})

describe('a key press', () => {
  it('goes to the latest layer that knows the key', () => {
    expect(matchShortcut([page, panel], press('Enter'))?.label).toBe('open panel')
    expect(matchShortcut([page, panel], press('j'))?.label).toBe('next')
  })
  it('does not pass a dialog', () => {
    expect(matchShortcut([page, dialog], press('j'))).toBeUndefined()
    expect(matchShortcut([page, dialog], press('Escape'))?.label).toBe('close')
  })
  it.each([
    ['an input', { tagName: 'INPUT', role: null, isContentEditable: false }],
    ['a combobox', { tagName: 'DIV', role: 'combobox', isContentEditable: false }],
    ['editable text', { tagName: 'DIV', role: null, isContentEditable: true }],
  ])('is text in %s', (_name, target) => {
    expect(matchShortcut([page], press('j', { target }))).toBeUndefined()
  })
  it('leaves Enter to the focused button, and j to us', () => {
    const target = { tagName: 'BUTTON', role: null, isContentEditable: false }
    expect(matchShortcut([page], press('Enter', { target }))).toBeUndefined()
    expect(matchShortcut([page], press('j', { target }))?.label).toBe('next')
  })
  it.each([{ ctrlKey: true }, { metaKey: true }, { altKey: true }, { isComposing: true }, { defaultPrevented: true }])(
    'is not ours with %o',
    over => {
      expect(matchShortcut([page], press('j', over))).toBeUndefined()
    },
  )
})

it('lists each key once, as it would be heard', () => {
  expect(activeShortcuts([page, panel]).map(s => s.label)).toEqual(['open panel', 'sign', 'next'])
  expect(activeShortcuts([page, panel, dialog]).map(s => s.label)).toEqual(['close'])
})
