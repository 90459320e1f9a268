package dev.serverlease.notification;

/** What a notice is about; its label is the heading in the list and in the mail. */
public enum NoticeKind {
    REVIEW_REMINDED("审查催办 Review reminder"),
    REVIEW_ESCALATED("超期上报 Review escalation"),
    OFFICER_NAMED("指定办理人 Officer named"),
    APPLICANT_CHANGED("变更经办人 Another applicant"),
    IDENTITY_OVERDUE("身份核验超期 Identity overdue"),
    DRAFT_RETURNED("合同无法生成 Contract cannot be drafted"),
    HANDED_OVER("交付确认书 Confirmation of hand-over"),
    SIGNING_REMINDED("签署催办 Signing reminder"),
    SIGNING_LINK("合同待签署 Contract to be signed"),
    SIGNING_ONLINE("在线签署 Signing online"),
    SEAL_DELAYED("电子印章待加盖 Seal not applied yet"),
    NOBODY_SEALS("无人可以用印 Nobody can seal"),
    CONTRACT_CONCLUDED("合同成立 Contract concluded"),
    LESSEE_PAGE("承租人页面 Lessee's page"),
    LESSEE_OBJECTION("承租人异议 Lessee's objection"),
    OBJECTION_ANSWERED("异议的答复 Answer to the objection"),
    LESSEE_CHOICE("承租人选择租期末日 The lessee chose the last day"),
    LESSEE_REPORT("承租人使用情况说明 Lessee's report on the use"),
    LESSOR_AWAITED("待出租人补正资质 The lessor's papers awaited"),
    COMPLETION_ASKED("请补正申请材料 Please complete the application"),
    AGREEMENT_REMINDED("协议催办 Agreement reminder"),
    SERVER_CHANGE("变更服务器 Change of the server"),
    AGREEMENT_NOT_CONCLUDED("协议未签订 Agreement not concluded"),
    START_DATE_PAST("起租日已过 Start date past"),
    CONDITIONS_AWAITED("待落实开通条件 Conditions awaited"),
    SERVICE_SUSPENDED("暂停服务 Service suspended"),
    CURE_DUE("暂停服务到期待办 Date of the suspension over"),
    SERVICE_RESUMED("恢复服务 Service resumed"),
    NOT_TERMINATED("不解除 Not terminated"),
    STOP_BY_HAND("请立即关停服务器 Switch the server off by hand"),
    DUTY_DUE("法定事项提示 Statutory duty"),
    LEGAL_NOTICE("法律通知 Legal notice"),
    RENT_BOOKED_LATE("租金登记在后 Rent booked late"),
    END_IN_DOUBT("解除效力存疑 End in doubt"),
    END_FOUND("解除效力的认定 Finding whether the end stands"),
    EXPIRY_NOTICE_DUE("期满通知待办 Expiry notice due"),
    TERM_ENDING("租期届满提示 Term ending"),
    CONTRACT_ENDED("合同终止 Contract ended"),
    TURNED_INDEFINITE("转为不定期租赁 Lease turned indefinite"),
    RENT_RECEIVED("收到租金 Rent received"),
    SETTLED("终止后结清 Settled after the end"),
    LEASE_ENDED("租赁已结束 Lease ended"),
    HUMAN_LOOK_DECIDED("人工复查已办结 Human look decided"),
    REVIEWS_FORWARD("使用复核提前 Use reviews brought forward"),
    LAW_CHANGE("法律变动 Change of law"),
    INCIDENT("办理故障 Incident"),
    MISMATCH("流程与登记不一致 Process and records disagree"),
    RULE_FAILED("规则运行出错 Rule failed"),
    SIGN_IN_SLOWED("登录已放缓 Sign-in slowed down"),
    SECOND_FACTOR("第二验证因素 Second factor"),
    CALENDAR_MISSING("缺少放假安排 Public holidays missing"),
    ANCHORED("存证锚定 Anchor of the record"),
    ANCHOR_UNSTAMPED("存证锚定未加盖时间戳 Anchor without time stamp"),
    CHAIN_BROKEN("存证记录异常 Record in doubt"),
    ENTRY_ERASED("存证内容已删除 Content of the record erased"),
    MONTHLY_REPORT("月度报表 Monthly report"),
    MAIL_FAILED("邮件未送达 Mail not delivered");

    private final String label;

    NoticeKind(String label) {
        this.label = label;
    }

    /** For people, Chinese first. */
    public String label() {
        return label;
    }

    /**
     * Whether it is also mailed: a mail about undelivered mails would not arrive either, and a person's address stays
     * in the house.
     */
    boolean isMailed() {
        return this != MAIL_FAILED && this != SIGN_IN_SLOWED;
    }
}
