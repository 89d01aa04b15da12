import { Type } from 'typebox'
import { route } from './route.ts'
import { Code, Instant, Nullable } from './schemas.ts'

export const textRoutes = {
  getTextModel: route({
    method: 'GET',
    path: '/api/v1/text-models/:task',
    permission: 'own.session',
    scope: 'tenant',
    summary: {
      zh: '本市训练的文本分类器（没有则用随附的）',
      en: "The city's own text classifier; without one the shipped one is used",
    },
    params: Type.Object({ task: Code }),
    response: Type.Object({ model: Nullable(Type.String()), trainedAt: Nullable(Instant) }),
  }),
}
