/**
 * How the server's Node keeps its memory. Room for the young: most of what a request makes is gone before it ends, and
 * need not be looked through to find that out. And born young: V8 takes rows read from the store for things that last and
 * makes them old at birth, and collecting the old then takes both processors for a twentieth of a second, every few seconds.
 * Nor is memory given back when it is quiet: that also throws away the compiled code, and for the next seconds every act
 * takes twice as long.
 */
export const memory = ['--max-semi-space-size=64', '--no-allocation-site-pretenuring', '--no-memory-reducer']
