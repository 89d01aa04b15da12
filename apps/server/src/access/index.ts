export { type Account, actorOf, viewerOf } from './account.ts'
export { CSRF_HEADER, SESSION_COOKIE, sessionGate } from './gate.ts'
export { serveSession } from './routes.ts'
export { accountOf, checkPassword, endSession, hashPassword, logIn, revokeSessions } from './sessions.ts'
