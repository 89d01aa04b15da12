import type { Caller } from '@fangwei/domain/models/family-dispute/event.ts'
import type { FactorCode } from '@fangwei/domain/models/family-dispute/factors.ts'
import type { Answer } from '@fangwei/domain/models/points/index.ts'
import type { City } from '../city.ts'
import { householdAt } from '../people/household.ts'
import type { Household, Relationship } from '../people/person.ts'
import { relationshipsOf } from '../people/relationships.ts'
import { stream } from '../random/stream.ts'
import { dayMs, localDay, zoneMs } from './calendar.ts'

type Factors = Readonly<Partial<Record<FactorCode, Answer>>>

interface Chapter {
  /** Days before the end of the story's 120 days, and the local hour. */
  readonly daysBefore: number
  readonly hour: number
  readonly caller: Caller
  readonly content: string
  readonly factors: Factors
}

export interface Story {
  readonly key: string
  readonly chapters: readonly Chapter[]
}

const at = (daysBefore: number, hour: number, caller: Caller, content: string, factors: Factors): Chapter => ({
  ...{ daysBefore, hour, caller, content, factors },
})

const pushed: Factors = { B1: 'yes', B2: 'no', B4: 'no', B5: 'no', B6: 'no' }
const shouted: Factors = { B1: 'no', B2: 'no', B4: 'no', B5: 'no', B6: 'no', C2: 'no' }

/** Nine relationships with something true to find; each is told once in every 120 days, in a household of its own. */
export const stories: readonly Story[] = [
  {
    key: 'six-calls',
    chapters: [
      at(78, 21, 'victim', '他喝了酒推我，我带着孩子在楼道里。', pushed),
      at(60, 22, 'neighbour', '对门又吵又砸，女的在哭，你们来看看。', { B1: 'yes', B4: 'no', B5: 'no' }),
      at(41, 20, 'victim', '他又推搡我，不让我回屋拿东西。', pushed),
      at(25, 23, 'kin', '我女儿打电话哭，说他又动手了，我过不去。', { B1: 'yes', B4: 'no' }),
      at(12, 21, 'victim', '他把我推到墙上，手机也摔了。', pushed),
      at(2, 22, 'neighbour', '楼上又打起来了，这个月都第几回了。', { B1: 'yes', B4: 'no', B5: 'no' }),
    ],
  },
  {
    key: 'strangled',
    chapters: [
      at(6, 1, 'victim', '他掐我脖子，我喘不上气，刚跑出来，求你们快来。', {
        B1: 'yes',
        B2: 'no',
        B4: 'yes',
        B5: 'no',
        B6: 'no',
        C8: 'yes',
      }),
    ],
  },
  {
    key: 'order-breached',
    chapters: [
      at(88, 20, 'victim', '他打我，脸肿了，我要起诉离婚。', { B1: 'yes', B2: 'yes', B4: 'no', C1: 'yes' }),
      at(9, 19, 'victim', '法院不让他来，他又在楼下堵我，抢我手机推我。', {
        B1: 'yes',
        B4: 'no',
        B7: 'yes',
        C1: 'yes',
        C4: 'yes',
      }),
    ],
  },
  {
    key: 'three-in-a-month',
    chapters: [
      at(24, 22, 'victim', '两口子为钱吵起来，他推了我一把。', pushed),
      at(15, 20, 'victim', '又吵起来了，摔了碗，推我。', { B1: 'yes', B4: 'no', C7: 'yes' }),
      at(4, 21, 'kin', '我妹妹家又动手了，孩子给我打的电话。', { B1: 'yes', B4: 'no' }),
    ],
  },
  {
    key: 'knife-and-threat',
    chapters: [
      at(30, 21, 'victim', '他喝多了推我，说话特别难听。', { B1: 'yes', B4: 'no', B5: 'no', B6: 'no', C6: 'yes' }),
      at(1, 20, 'victim', '他拿着菜刀说要死一起死，我躲在卫生间。', {
        B1: 'no',
        B4: 'no',
        B5: 'yes',
        B6: 'yes',
        C8: 'yes',
      }),
    ],
  },
  {
    key: 'stays-yellow',
    chapters: [
      at(40, 19, 'victim', '我们在闹离婚，他来拿东西又吵起来了，推了两下。', { ...pushed, C1: 'yes' }),
      at(11, 20, 'victim', '他又来敲门，在门口吵。', { ...shouted, C1: 'yes' }),
    ],
  },
  {
    key: 'stays-blue',
    chapters: [
      at(33, 21, 'neighbour', '隔壁两口子吵架，声音特别大，孩子在哭。', shouted),
      at(8, 22, 'victim', '吵架了，他不让我睡觉，没动手。', shouted),
    ],
  },
  {
    key: 'other-side-calls',
    chapters: [
      at(20, 20, 'alleged-perpetrator', '我媳妇把我锁外面了，你们来让她开门。', { B1: 'no' }),
      at(19, 21, 'victim', '他昨晚推我，今天又要进来，我不敢开门。', { B1: 'yes', B4: 'no', B5: 'no' }),
      at(3, 22, 'alleged-perpetrator', '她报警害我，我要说清楚。', {}),
    ],
  },
  {
    key: 'not-asked',
    chapters: [
      at(55, 21, 'neighbour', '楼下吵架摔东西，吵得没法睡。', {}),
      at(35, 20, 'victim', '家里吵架，你们来调解一下。', { C7: 'yes' }),
      at(5, 22, 'neighbour', '又是他们家，女的喊救命，现在没声了。', {}),
    ],
  },
]

const storyDays = 120

/** The couple a story of an epoch is told about; epoch 0 ends at the city's present, 1 is the 120 days before. */
export const storyCouple = (city: City, epoch: number, story: number): { household: Household; tie: Relationship } => {
  const random = stream(city.seed, 'story', epoch, story)
  for (;;) {
    const household = householdAt(city, random.integer(0, city.householdCount - 1))
    const tie = relationshipsOf(city, household).find(({ kind }) => kind === 'spouse')
    if (tie && household.members[0]!.birthYear > Number(city.until.slice(0, 4)) - 70) return { household, tie }
  }
}

export interface StoryCall {
  readonly receivedMs: number
  readonly household: Household
  readonly tie: Relationship
  readonly chapter: Chapter
}

/** Story calls of one local day. */
export const storyCallsOf = (city: City, day: number): StoryCall[] => {
  const behind = localDay(Date.parse(city.until)) - day
  if (behind < 0) return []
  const epoch = Math.floor(behind / storyDays)
  return stories.flatMap(({ chapters }, index) =>
    chapters
      .filter(({ daysBefore }) => daysBefore === behind - epoch * storyDays)
      .map((chapter): StoryCall => {
        const minutes = stream(city.seed, 'story-minute', epoch, index, chapter.daysBefore).integer(0, 59)
        const receivedMs = day * dayMs - zoneMs + (chapter.hour * 60 + minutes) * 60_000
        return { receivedMs, chapter, ...storyCouple(city, epoch, index) }
      }),
  )
}
