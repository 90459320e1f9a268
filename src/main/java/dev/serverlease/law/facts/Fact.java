package dev.serverlease.law.facts;

/** The facts that the product states or records by name, each with its section of the vocabulary (STATUTES 0.6). */
public enum Fact {
    IDENTITY_REFUSED("lessee", "identityRefused"),
    PI_REPRESENTATIVE_REF("lessee", "piRepresentativeRef"),
    LESSEE_PERMIT_NO("lessee", "permitNo"),

    SEIZED("server", "seized"),
    DISPUTED("server", "disputed"),

    IIS("use", "iis"),
    AUDIENCE("use", "audience"),
    LICENCE_NO("use", "licenceNo"),
    FILING_NO("use", "filingNo"),
    APPROVAL_REFS("use", "approvalRefs"),

    MECHANISM("data", "mechanism"),
    MECHANISM_REF("data", "mechanismRef"),
    PI_SUBJECTS_YTD("data", "piSubjectsYtd"),
    SENSITIVE_PI_SUBJECTS_YTD("data", "sensitivePiSubjectsYtd"),
    AUDIT_REPORT_ON("data", "auditReportOn"),
    PI_SUBJECTS_HELD("data", "piSubjectsHeld"),
    GENETIC_REPORT_REF("data", "geneticReportRef"),

    START_DATE("contract", "startDate"),
    TERM_MONTHS("contract", "termMonths"),
    MONTHLY_RENT("contract", "monthlyRent"),
    SIGNATURE_KIND("contract", "signatureKind"),
    CLAUSES("contract", "clauses"),
    SUBLET_ALLOWED("contract", "subletAllowed"),
    RENT_PLAN("contract", "rentPlan"), // of a contract that was concluded in words

    LAST_AT("review", "lastAt"),
    INTERVAL_DAYS("review", "intervalDays"),
    ACTUAL_USE_MATCHES("review", "actualUseMatches"),
    ILLEGAL_CONTENT_FOUND("review", "illegalContentFound"),
    SERVICE_WITHIN_ITEMS("review", "serviceWithinItems"),
    CHANGED_WITHOUT_APPLICATION("review", "changedWithoutApplication"),
    NUMBER_SHOWN("review", "numberShown"),
    SITE_ORDERED_CLOSED("review", "siteOrderedClosed"),
    REGULATOR_ORDER("review", "regulatorOrder"),
    TORT_NOTICE_AT("review", "tortNoticeAt"),
    TORT_NOTICE_QUALIFIED("review", "tortNoticeQualified"),
    SUBLET("review", "sublet"),
    SUBLET_KNOWN_SINCE("review", "subletKnownSince"),
    SUBLET_OBJECTED_ON("review", "subletObjectedOn"),
    RENT_OVERDUE_SINCE("review", "rentOverdueSince"),
    RENT_DEMANDED_ON("review", "rentDemandedOn"),
    RENT_DEMAND_DAYS("review", "rentDemandDays"),
    RENT_DISPUTED("review", "rentDisputed"),
    RENT_PAID("review", "rentPaid"),
    RENT_PAID_IN_PART("review", "rentPaidInPart"),
    HIGH_RISK("review", "highRisk"),
    EXPORT_CHANGED("review", "exportChanged"),

    PURPOSE_REVIEW_RECORDED("legalReview", "purposeReviewRecorded"),
    LESSOR_KNOWS_OF_UNLAWFUL_USE("legalReview", "lessorKnowsOfUnlawfulUse"),
    UNLAWFUL_OBJECT("legalReview", "unlawfulObject"),
    SHAM("legalReview", "sham"),
    COLLUSION("legalReview", "collusion"),
    CLEARED_RULES("legalReview", "clearedRules"),

    ALL_PARTIES_SIGNED("activation", "allPartiesSigned"),
    BLOCKING_FINDINGS("activation", "blockingFindings"),
    UNRESOLVED_FINDINGS("activation", "unresolvedFindings"),
    LOG_RETENTION_MONTHS("activation", "logRetentionMonths"),
    CONNECTED_ON("activation", "connectedOn"),
    PUBLIC_SECURITY_FILING_REF("activation", "publicSecurityFilingRef"),
    PUBLIC_SECURITY_RECEIPT_REF("activation", "publicSecurityReceiptRef"),

    IDENTITY_DOUBTS("identity", "doubts"),
    IDENTITY_DOUBTED_AFTER("identity", "doubtedAfter"),

    CHOSEN("termination", "chosen"),
    INDEFINITE("termination", "indefinite"),
    GROUND_KNOWN_SINCE("termination", "groundKnownSince"),
    NOTICE_ARRIVED_ON("termination", "noticeArrivedOn"),
    ARRIVAL_PROOF_REF("termination", "arrivalProofRef"),
    PRIOR_NOTICE_DAYS("termination", "priorNoticeDays"),
    AGREED_NOTICE_DAYS("termination", "agreedNoticeDays"),
    EXERCISE_DEMANDED_ON("termination", "exerciseDemandedOn"),
    EXERCISE_DEMAND_DAYS("termination", "exerciseDemandDays"),
    AGREED_EXERCISE_DAYS("termination", "agreedExerciseDays"),
    FOR_RENT("termination", "forRent"),
    THING_LOST("termination", "thingLost"),
    USE_CONDITIONS_BREACHED("termination", "useConditionsBreached"),
    CAUSED_BY_LESSEE("termination", "causedByLessee"),
    SERVER_IN_USE("termination", "serverInUse"),
    RENEWED_AFTER_CHECKS("termination", "renewedAfterChecks"),
    OBJECTED_ON("termination", "objectedOn"),
    ENDED_ON("termination", "endedOn"),
    ACCESS_REVOKED_ON("termination", "accessRevokedOn"),
    DATA_DISPOSED_ON("termination", "dataDisposedOn"),
    LOGS_KEPT_UNTIL("termination", "logsKeptUntil"),
    IMPACT_ASSESSMENT_KEPT_UNTIL("termination", "impactAssessmentKeptUntil"),

    INCIDENT_GRADE("incident", "grade"),
    INCIDENT_DISCOVERED_AT("incident", "discoveredAt"),
    INCIDENT_REPORTER_CLASS("incident", "reporterClass"),
    INCIDENT_REPORTED_AT("incident", "reportedAt"),
    INCIDENT_REPORTED_TO("incident", "reportedTo"),
    INCIDENT_RECEIPT_REF("incident", "receiptRef"),
    INCIDENT_NO_REPORT_REASON("incident", "noReportReason"),
    INCIDENT_HANDLED_ON("incident", "handledOn"),
    INCIDENT_FINAL_REPORT_ON("incident", "finalReportOn");

    private final String section;
    private final String member;

    Fact(String section, String member) {
        this.section = section;
        this.member = member;
    }

    /** The component of {@link LeaseFacts} that it belongs to. */
    public String section() {
        return section;
    }

    /** Its own name within the section, in JSON too. */
    public String member() {
        return member;
    }
}
