package dev.serverlease.words;

/**
 * What each date of a lease is called, and what happens when it has passed; the names are those of the function
 * {@code lease.open_dates}.
 */
public enum DateWords {
    COMPLETION("补正期限", "Complete by", "逾期未补正的，申请失效。", "After it the application lapses."),
    LEGAL_REVIEW("审查期限", "Decide by", "逾期的，报业务主管。", "After it the managers are told."),
    SIGNING("签署期限", "Sign by", "逾期未由双方签署的，申请失效。", "After it an unsigned application lapses."),
    CONDITIONS("条件成就期限", "Conditions met by", "逾期未成就的，任何一方可以解除合同。", "After it either party may terminate."),
    START(
            "起租日，应当交付服务器",
            "Start: hand over on",
            "租期自交付之日的次日起算；约定首日的，自该首日起算。",
            "The term counts from the day after the hand-over, or from the first day that the contract fixes."),
    USE_REVIEW("使用复核", "Use review", "应当复核实际使用情况。", "The actual use is to be reviewed."),
    EXPIRY_NOTICE(
            "期满通知期限",
            "Expiry notice by",
            "合同约定在此之前书面提示承租人；逾期的，报业务主管。",
            "The contract has the lessee reminded in writing before it; after it the managers are told."),
    TERM_END(
            "租期届满",
            "Term ends",
            "已提出书面异议的，收回服务器；继续使用而无异议的，转为不定期租赁。",
            "With an objection the server is taken back; used on without one, the lease becomes indefinite."),
    AGREED_END(
            "依解除协议终止",
            "Ends as agreed",
            "届时合同依解除协议终止，转入退租清结，无须另行通知。",
            "Then the contract ends as the termination agreement says and is settled; no notice is needed."),
    NOTICED_END(
            "依解除通知终止",
            "Ends by notice",
            "不定期租赁依解除通知届时终止，转入退租清结。",
            "The indefinite lease then ends by the notice and is settled."),
    TERMINATION_NOTICE("解除通知到达期限", "Notice to arrive by", "逾期的，解除权消灭。", "After it the right to terminate is lost."),
    CURE(
            "整改期限",
            "Cure by",
            "逾期不自动解除；经办理人员核验仍未整改的，可以提出解除。",
            "Nothing ends by itself then; where officers find no cure, they may have it terminated."),
    AGREEMENT("协议签订期限", "Conclude the agreement by", "逾期未由双方签署的，协议不签订。", "After it the agreement is not concluded."),
    PURPOSE_ANSWER(
            "答复变更用途的期限",
            "Answer the change of purpose by",
            "合同约定出租人应当在此期限内答复；逾期的，列为逾期事项，不产生同意或者拒绝的效力。",
            "The contract has the lessor answer by then; after it the answer is overdue, and nothing counts as consent or refusal."),
    SERVER_CHANGE("服务器变更期限", "Change the server by", "协议成立后5个工作日内实施。", "Within 5 working days of the agreement."),
    RENT_PERIOD(
            "催告付款期限", "Rent demanded by", "逾期未支付的，可以通知解除合同。", "Unpaid after it, notice of termination may be given."),
    REPORT_TO_POLICE("向公安机关报告期限", "Report to public security by", "法定24小时。", "The law gives 24 hours."),
    FORWARD_NOTICE(
            "转送侵权通知期限",
            "Forward the notice by",
            "应当及时转送并采取必要措施。",
            "To be forwarded in good time, with what is necessary."),
    OBJECT_TO_SUBLEASE(
            "转租异议期限",
            "Object to the sublease by",
            "逾期未提出异议的，视为同意转租。",
            "Without an objection the sublease counts as consented to."),
    REPORT_INCIDENT(
            "网络安全事件报告期限",
            "Report the incident by",
            "关键信息基础设施1小时、中央和国家机关2小时、其他4小时。",
            "1 hour for critical infrastructure, 2 for central and State organs, 4 for others."),
    OBJECTION(
            "答复承租人异议期限",
            "Answer the lessee's objection by",
            "合同约定3个工作日内答复；逾期的，报业务主管。",
            "The contract gives 3 working days; after it the managers are told."),
    FINAL_INCIDENT_REPORT("事件处置总结报告期限", "Final incident report by", "处置结束后30日内。", "Within 30 days after handling.");

    private final String zh;
    private final String en;
    private final String thenZh;
    private final String thenEn;

    DateWords(String zh, String en, String thenZh, String thenEn) {
        this.zh = zh;
        this.en = en;
        this.thenZh = thenZh;
        this.thenEn = thenEn;
    }

    /** @param what a name of the function {@code lease.open_dates} */
    public static DateWords of(String what) {
        return valueOf(what);
    }

    public String zh() {
        return zh;
    }

    public String en() {
        return en;
    }

    /** What happens when it has passed. */
    public String thenZh() {
        return thenZh;
    }

    public String thenEn() {
        return thenEn;
    }
}
