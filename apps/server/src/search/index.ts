export { type Found, findWords, newestWith, type Place, type Sought } from './find-words.ts'
export { forgetMatters } from './forget-matters.ts'
export { wordsConsumer } from './words-consumer.ts'
