export { type App, type Asked, createApp, type Gate, type Handler } from './app.ts'
export { readCursor, writeCursor } from './cursor.ts'
export { type EventStream, eventText, openEventStreams } from './event-streams.ts'
export { Problem, problems } from './problem.ts'
