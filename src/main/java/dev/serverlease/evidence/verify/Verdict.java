package dev.serverlease.evidence.verify;

/** What the verifier says of one point. */
public enum Verdict {
    HOLDS("成立", "holds"),
    FAILS("不成立", "does not hold"),
    UNDECIDED("无法判断", "cannot be told"),
    NOTE("说明", "note");

    private final String zh;
    private final String en;

    Verdict(String zh, String en) {
        this.zh = zh;
        this.en = en;
    }

    String zh() {
        return zh;
    }

    String en() {
        return en;
    }
}
