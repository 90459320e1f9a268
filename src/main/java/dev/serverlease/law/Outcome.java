package dev.serverlease.law;

/** What a rule makes of the facts; the most severe outcome comes first. */
public enum Outcome {
    BLOCK("禁止", "Forbidden"),
    REVIEW("待法务认定", "For the legal officer"),
    UNDETERMINED("未能判定", "Could not be determined"),
    REQUIRE("须补正", "To be supplied"),
    INFO("提示", "Notice"),
    SATISFIED("符合", "Satisfied"),
    NOT_APPLICABLE("不适用", "Not applicable");

    private final String zh;
    private final String en;

    Outcome(String zh, String en) {
        this.zh = zh;
        this.en = en;
    }

    /** Whether somebody has to act before the lease may go on. */
    public boolean isViolated() {
        return compareTo(REQUIRE) <= 0;
    }

    public String zh() {
        return zh;
    }

    public String en() {
        return en;
    }
}
