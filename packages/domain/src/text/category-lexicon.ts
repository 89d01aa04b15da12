/** Words that speak for a category. Strong ones are enough alone; weak ones need company. */
export type CategoryWords = { readonly strong: string; readonly weak?: string }

/**
 * Category code → words, separated by spaces; `_` stands for a space inside an English phrase.
 * Words describe what happened, never who somebody is. Version 1, effective from 2026-01-01; system default,
 * to be reviewed against local feedback categories before use.
 */
export const categoryLexicon: Readonly<Record<string, CategoryWords>> = {
  '010100': { strong: '杀人 杀死 被杀 命案 尸体 homicide murder', weak: '死人' },
  '010200': { strong: '被捅 捅伤 砍伤 被砍 捅了 砍人 持刀伤人 stabbing shooting shot_by', weak: '流血 重伤 刀' },
  '010300': { strong: '抢劫 持刀抢 被抢劫 robbery robbed mugged', weak: '抢钱' },
  '010400': { strong: '抢夺 抢包 抢手机 飞车抢 抢了我的 purse_snatching snatched', weak: '被抢' },
  '010500': { strong: '强奸 性侵 rape sexual_assault' },
  '010600': { strong: '绑架 被绑 kidnapping kidnapped abducted' },
  '010700': { strong: '放火 纵火 故意点火 arson' },
  '010800': { strong: '爆炸 炸了 explosion' },
  '010900': { strong: '被盗 被偷 盗窃 偷走 偷东西 小偷 失窃 theft stolen larceny', weak: '偷 不见了 丢失' },
  '010901': {
    strong:
      '入室盗窃 家里被盗 家中被盗 家里进贼 家中失窃 撬门 撬锁 翻窗 房门被撬 进了小偷 burglary break_in broke_into',
    weak: '门锁 窗户',
  },
  '010902': {
    strong:
      '汽车被盗 轿车被盗 车被偷 摩托车被盗 摩托车被偷 vehicle_stolen stolen_vehicle car_stolen motor_vehicle_theft auto_theft',
  },
  '010903': {
    strong:
      '电动车被盗 电动车被偷 电瓶车被盗 电瓶车被偷 电瓶被偷 电瓶被盗 自行车被偷 自行车被盗 bike_stolen bicycle_theft',
    weak: '电动车 电瓶车 自行车',
  },
  '010904': { strong: '扒窃 扒手 掏包 钱包被偷 钱包被掏 手机被偷 手机被扒 pickpocket' },
  '011000': { strong: '被骗 诈骗 骗走 骗了 fraud scam swindled', weak: '骗子 骗' },
  '011001': {
    strong:
      '刷单 返利 安全账户 验证码被骗 网上被骗 网络诈骗 电信诈骗 冒充客服 冒充公检法 冒充警察 裸聊 虚假投资 杀猪盘 屏幕共享 共享屏幕 转账被骗 自称客服 phishing online_scam telephone_fraud identity_theft',
    weak: '转账 链接 客服 投资平台 征信 贷款 网贷 解冻 充值 银行卡 公检法',
  },
  '011100': { strong: '敲诈 勒索 extortion blackmail' },
  '011200': { strong: '贩毒 毒品交易 制毒 drug_dealing', weak: '毒品' },
  '011300': { strong: '枪声 持枪 炸弹 爆炸物 雷管 可疑爆炸 shots_fired bomb gunfire', weak: '有枪 开枪' },
  '020100': {
    strong: '寻衅滋事 闹事 滋事 起哄 打砸 扰乱秩序 disturbance disorderly unwanted_person',
    weak: '酒后 醉酒 吵闹 大喊大叫',
  },
  '020301': {
    strong: '打架 斗殴 被打 打人 殴打 打了我 动手打 厮打 互殴 assault fight battery',
    weak: '动手 拳头 脸上 推搡 受伤',
  },
  '020302': { strong: '威胁 恐吓 扬言 要杀 弄死 threat threats threatened', weak: '报复' },
  '020303': { strong: '猥亵 性骚扰 摸我 露阴 偷拍 groping indecent', weak: '骚扰' },
  '020304': { strong: '辱骂 诽谤 谩骂 侮辱 造谣 defamation', weak: '骂人 骂我' },
  '020305': { strong: '非法拘禁 不让走 限制自由 被关 关在屋里' },
  '020306': { strong: '私闯民宅 强行进入 闯进家 闯入家 trespass trespassing' },
  '020401': { strong: '超市偷 偷拿 顺走 拿走快递 偷快递 快递被偷 外卖被偷 shoplifting', weak: '快递 外卖' },
  '020403': {
    strong: '砸车 划车 车被划 被砸 故意损坏 损毁 玻璃被打碎 砸玻璃 vandalism criminal_mischief graffiti',
    weak: '砸 损坏',
  },
  '020501': { strong: '赌博 赌钱 聚赌 推牌九 gambling', weak: '打麻将' },
  '020502': { strong: '卖淫 嫖娼 招嫖 prostitution' },
  '020503': { strong: '吸毒 溜冰毒 drug_use', weak: '毒品' },
  '030100': {
    strong: '交通事故 车祸 追尾 剐蹭 刮擦 刮蹭 撞车 撞了 撞上 撞到 两车相撞 accident crash collision',
    weak: '车损 两车',
  },
  '030103': { strong: '单方事故 撞树 撞护栏 翻车 侧翻 撞电线杆 掉沟里' },
  '030105': { strong: '撞人 撞到行人 行人被撞 撞到老人 pedestrian_struck' },
  '030200': {
    strong: '肇事逃逸 撞人跑了 撞了就跑 撞完跑了 逃逸 hit_and_run hit_&_run',
    weak: '交通事故 车祸 追尾 刮擦 剐蹭 撞了 撞到 accident crash collision',
  },
  '030301': { strong: '酒驾 醉驾 喝酒开车 酒后驾驶 酒后开车 driving_under_influence dui dwi drunk_driver' },
  '030302': {
    strong: '违停 乱停车 堵车库 挡住车库 堵住出口 占用消防通道 堵门口 挪车 illegally_parked parking_problem',
    weak: '停车 堵住',
  },
  '030401': {
    strong: '路面塌陷 路上有障碍 井盖 落石 油污 道路结冰 路障 traffic_hazard road_hazard hazardous_condition',
  },
  '030402': { strong: '堵车 交通堵塞 拥堵 红绿灯坏 信号灯坏 congestion' },
  '040100': { strong: '宅基地 承包地 草场 地界 地边 占地 围栏纠纷 land_dispute', weak: '土地' },
  '040200': {
    strong: '欠钱 欠款 借钱不还 不还钱 债务 要账 讨债 合同纠纷 租金 押金 房租 工程款纠纷 civil_problem landlord',
    weak: '欠 合同 房东 定金',
  },
  '040300': {
    strong:
      '夫妻吵架 夫妻打架 两口子 老公打 丈夫打 老婆打 妻子打 家庭暴力 家暴 家庭纠纷 婆媳 离婚 前夫 前妻 男朋友打 女朋友打 情感纠纷 分手 探视 抚养费 彩礼 domestic domestic_violence',
    weak: '老公 丈夫 妻子 老婆 男朋友 女朋友 婆婆 儿媳 感情',
  },
  '040500': {
    strong:
      '噪音 扰民 噪声 广场舞 音响声 太吵 半夜装修 装修声 唱歌声 犬吠 noise noise_disturbance loud_music loud_party',
    weak: '声音大 音乐声 吵得 装修',
  },
  '040600': {
    strong: '邻居 邻里 楼上漏水 楼下 楼道堆 漏水到 neighbor_dispute neighbour_dispute',
    weak: '楼上 楼道 漏水',
  },
  '040700': {
    strong: '拖欠工资 欠薪 讨薪 要工资 不发工资 工资没给 工钱 劳务费 辞退 工伤 unpaid_wages',
    weak: '工资 老板 工地',
  },
  '040800': {
    strong: '退款 不退钱 消费纠纷 买到假 假货 退货 预付卡 健身卡 充值卡 美容店 多收钱 餐费 拒载 consumer',
    weak: '商家 商店 饭店 出租车 网约车 质量',
  },
  '050101': { strong: '溺水 落水 掉河里 掉水里 跳河 跳湖 drowning' },
  '050102': { strong: '坠楼 从楼上掉 楼上坠落' },
  '050103': { strong: '自杀 轻生 跳楼 想不开 割腕 服药自尽 喝农药 要跳 不想活 suicide suicidal', weak: '遗书 天台' },
  '050200': { strong: '失踪 走失 联系不上 找不到人 离家出走 失联 走丢 missing_person runaway', weak: '找人 没回家' },
  '050201': { strong: '老人走失 老人走丢 老人不见 老人没回 老人未归 痴呆老人 迷路的老人 找不到家的老人 老人迷路' },
  '050202': {
    strong: '孩子走失 孩子走丢 孩子不见 小孩不见 小孩走丢 儿童走失 孩子没回家 孩子找不到 missing_child',
    weak: '孩子 小孩',
  },
  '050300': { strong: '被困 困在 求救 迷路 晕倒 昏迷 摔倒起不来 电梯困人 反锁 stranded', weak: '受困 山里' },
  '050400': { strong: '煤气泄漏 天然气泄漏 燃气泄漏 漏气 停电 水管爆 暖气爆 漏电 电线掉 gas_leak power_line' },
  '050501': { strong: '敲门没人应 无人应答 独居老人 好几天没见 welfare_check', weak: '没接电话' },
  '050502': {
    strong:
      '捡到 拾到 遗失 丢了 丢失 落在出租车 忘在 身份证丢 property_lost property_found lost_property found_property',
  },
  '050503': { strong: '马蜂窝 狗咬 流浪狗 被狗 蛇进 有蛇 咬人的狗 animal_problem dog_bite', weak: '狗 蛇' },
  '060100': { strong: '踩踏 人太多挤 拥挤 stampede' },
  '060200': { strong: '打群架 聚众斗殴 一群人打 多人打架 二十多人打 gang_fight' },
  '070100': { strong: '举报赌博 有人赌博 赌场 麻将馆赌' },
  '070200': { strong: '举报吸毒 有人吸毒 种植罂粟 罂粟 大麻 举报贩毒' },
  '070300': { strong: '举报卖淫 足疗店 色情 小卡片' },
  '070600': {
    strong: '可疑人员 形迹可疑 鬼鬼祟祟 可疑车辆 转来转去 蹲点 suspicious prowler area_check premise_check',
    weak: '可疑',
  },
  '080100': { strong: '民警态度 警察打人 投诉民警 投诉派出所 不出警 辅警态度 complaint_against_officer', weak: '投诉' },
  '090300': { strong: '救护车 心脏病 叫急救 突发疾病 需要急救 ambulance medical', weak: '120' },
  '090500': { strong: '停水 停暖 暖气不热 水管坏' },
  '090100': { strong: '路灯坏 垃圾没人 占道经营 illegal_dumping', weak: '城管 垃圾' },
  '100100': { strong: '洪水 山洪 地震 泥石流 暴雨进水 沙尘暴 flood earthquake' },
  '100300': { strong: '着火 起火 失火 冒烟 火灾 火苗 fire_alarm structure_fire', weak: '浓烟 烧起来' },
  '110000': { strong: '咨询 问一下 怎么办理 想问 请问 办身份证 户口怎么 inquiry' },
  W10100: { strong: '骚扰电话 反复拨打 不说话 打错了 拨错 误拨 misdial', weak: '挂断' },
}
