"""What each figure means, in the words shown beside it."""

from __future__ import annotations

from gongdan.kernel.texts import Text

ZH, EN = "zh-CN", "en"
# Fewer orders placed by hand than this say nothing about what a hand would have taken.
ENOUGH = 5
# Fewer requests that are alike are no pattern; more wordings than this are not compared.
FEWEST_ALIKE = 3
MOST_WORDINGS = 600

DEFINITIONS: dict[str, Text] = {
    "created": {
        ZH: "这段时间里提交的工单。",
        EN: "Work orders filed in the period.",
    },
    "closed": {
        ZH: "这段时间里关闭的工单，不含取消的。",
        EN: "Work orders closed in the period; cancelled ones do not count.",
    },
    "first_response": {
        ZH: "从提交到第一次有人答复的工作时间的中位数，按首次响应计时的日历；自动回复不算；"
        "答复落在这段时间里的工单。",
        EN: "Median working time from filing to the first answer by a person, by the calendar of "
        "its clock; automatic replies do not count; orders answered in the period.",
    },
    "mttr": {
        ZH: "从提交到最后一次解决的工作时间的平均值，扣除挂起；解决落在这段时间里的工单；"
        "重开过的算一次，含各轮的总时间。",
        EN: "Mean working time from filing to the last resolution, without pauses; orders resolved "
        "in the period; a reopened order counts once with its total.",
    },
    "mttr_wall": {
        ZH: "从提交到最后一次解决的自然时间的平均值，扣除挂起。",
        EN: "Mean elapsed time from filing to the last resolution, without pauses.",
    },
    "mttr_with_pauses": {
        ZH: "同样的平均值，挂起的时间也算在内。",
        EN: "The same mean with the pauses counted in.",
    },
    "sla": {
        ZH: "这段时间里结束的解决计时中，没有超过到期时间的占比；还没结束的超时工单另列。",
        EN: "Of the resolution clocks that ended in the period, the share that ended by their due "
        "time; orders late and still open are shown apart.",
    },
    "response_sla": {
        ZH: "这段时间里结束的首次响应计时中，没有超过到期时间的占比。",
        EN: "Of the first-response clocks that ended in the period, the share that ended by their "
        "due time.",
    },
    "source_sla": {
        ZH: "导入的工单用来源系统给出的是否达标。",
        EN: "Imported orders keep the verdict of the system they came from.",
    },
    "reopened": {
        ZH: "这段时间里第一次解决的工单中，后来重开过的占比。",
        EN: "Of the orders first resolved in the period, the share reopened afterwards.",
    },
    "satisfaction": {
        ZH: "这段时间里收到的评分的平均值，1 到 5 分。",
        EN: "Mean of the ratings received in the period, from 1 to 5.",
    },
    "hours": {
        ZH: "工作日期落在这段时间里的工时登记之和。",
        EN: "Sum of the working time entered for days of the period.",
    },
    "labor_cost": {
        ZH: "同样这些工时登记的金额之和，按登记时的人员费率，逐条四舍五入到分。",
        EN: "Sum of what that working time cost at the rates of its day, each entry to the cent.",
    },
    "parts_cost": {
        ZH: "这段时间里登记的备件金额之和：数量 × 单价，逐条四舍五入到分。",
        EN: "Sum of the parts entered in the period: quantity × unit cost, each to the cent.",
    },
    "cost": {
        ZH: "人工加备件；和每张工单里的合计一分不差。",
        EN: "Working time and parts; to the cent the sum of what each order says.",
    },
    "by_category": {
        ZH: "按现在的分类，大类含它下面的小类。",
        EN: "By the present category; a main category holds those below it.",
    },
    "categories": {
        ZH: "这段时间里提交的工单，按现在的分类。",
        EN: "Work orders filed in the period, by their present category.",
    },
    "backlog": {
        ZH: "现在还没解决的工单，按提交至今的自然天数。",
        EN: "Work orders not resolved now, by days since they were filed.",
    },
    "handling_department": {
        ZH: "按现在的处理组所属的部门。",
        EN: "By the department of the team that holds the order now.",
    },
    "requester_department": {
        ZH: "按提交时请求人的部门。",
        EN: "By the requester's department when it was filed.",
    },
    "people": {
        ZH: "按写下解决方案的人；工时按登记的人。",
        EN: "By who wrote the solution; hours by who entered them.",
    },
    "dispatched_by_rule": {
        ZH: "这段时间里提交的工单中，由派单规则选定处理组或处理人的占比；没有规则命中、"
        "进了服务台的不算。",
        EN: "Of the orders filed in the period, the share placed by a dispatch rule; those no rule "
        "held for, which went to the service desk, do not count.",
    },
    "to_assign": {
        ZH: "从提交到第一次有处理人的自然时间的中位数。",
        EN: "Median elapsed time from filing until somebody holds the order.",
    },
    "to_answer": {
        ZH: "从提交到第一次有人答复的自然时间的中位数。",
        EN: "Median elapsed time from filing to the first answer by a person.",
    },
    "simulated": {
        ZH: "同一批工单算两遍。规则开：按实际记录。规则关：假设规则派的每一单"
        "都由服务台手工派，派到人的时间取本期和上期真正手工派的工单、同一钟点"
        f"（周一至周五与周末分开）的中位数，那个钟点不足 {ENOUGH} 单就取全部手工单的中位数，"
        "并且不早于实际；首次答复顺延同样的时间。手工单和还没有处理人的不变。"
        f"手工单总共不足 {ENOUGH} 单时不估。",
        EN: "The same orders counted twice. Rules on: as recorded. Rules off: "
        "as if the service desk had placed by hand every order that a rule placed, after the "
        "median it took for the orders it really placed in this period and the one before at "
        f"that hour (weekdays and weekends apart; with fewer than {ENOUGH} at that hour, the "
        "median of all of them), never sooner than it was; the first answer comes later by as "
        "much. Orders placed by hand and those without a person stay as they are. "
        f"With fewer than {ENOUGH} in all there is no estimate.",
    },
    "reassigned": {
        ZH: "接单以后换过人，或换过处理组的占比。",
        EN: "The share that changed hands after it was taken on, or changed teams.",
    },
    "repeats": {
        ZH: "这段时间里提交的工单，同一分类里标题说法相近的归成一组：相邻两字和单词按少见程度加权，"
        f"重合近半算相近，只差数字的算同一种说法。比较最常见的 {MOST_WORDINGS} 种说法，"
        f"列出 {FEWEST_ALIKE} 单以上的组。",
        EN: "Work orders filed in the period, gathered where titles of one category are put alike: "
        "pairs of characters and words, weighted by how rare they are, shared by almost half; "
        "wordings that differ in digits alone are one. The "
        f"{MOST_WORDINGS} most frequent wordings are compared; groups of {FEWEST_ALIKE} orders "
        "and more are listed.",
    },
    "imported": {
        ZH: "只数这段时间里在来源系统提交的导入工单，照来源的说法：按时与否取来源最后一次的判定，"
        "包括没有解决时间的；重开、转派次数是来源计的；“历史变更”是来源记下的每一次变化。",
        EN: "Imported orders filed in the source within the period, as the source tells them: its "
        "last verdict on the SLA, of orders without a moment of resolution too; reopenings and "
        "reassignments as it counted them; a change is each one it wrote down.",
    },
    "imported_hours": {
        ZH: "从提交到来源记下的解决时间的自然小时数，有解决时间的才算，挂起也算在内，"
        "到百分之一小时。",
        EN: "Elapsed hours from filing to the source's moment of resolution, pauses counted in, of "
        "the orders that have one, to a hundredth of an hour.",
    },
    "imported_groups": {
        ZH: "来源写的处理组；没写的是“?”，在这里归服务台。",
        EN: "The group the source wrote; “?” where it wrote none: here with the service desk.",
    },
    "stages": {
        ZH: "这段时间里离开的阶段，每次进入算一次，按工作时间；最慢的在前。",
        EN: "Stages left in the period, each passage once, in working time; slowest first.",
    },
}
