export { type App, type Asked, createApp, type Gate, type Handler } from './app.ts'
export { Problem, problems } from './problem.ts'
