export { answerNames, type NameAnswer } from './answer-names.ts'
