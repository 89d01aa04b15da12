import { matterTypes } from '@fangwei/domain/matters/index.ts'

/** States, as `type:state`, that an action of this name leaves: where matters wait for it. */
export const awaiting = (action: string): string[] =>
  matterTypes.flatMap(t =>
    (t.actions[action]?.from ?? []).filter(s => t.states[s]?.closed !== true).map(s => `${t.type}:${s}`),
  )
