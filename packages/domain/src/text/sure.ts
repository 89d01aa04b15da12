/** Below this chance of being right the honest answer is "not sure". */
export const sureFrom = 0.5
