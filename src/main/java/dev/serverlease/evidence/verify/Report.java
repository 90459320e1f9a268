package dev.serverlease.evidence.verify;

import java.util.ArrayList;
import java.util.List;

/** The verifier's lines, in the order of its checks. */
public final class Report {

    /** The languages of the lines. */
    public enum Language {
        ZH,
        EN,
        BOTH
    }

    public record Line(Verdict verdict, String zh, String en) {

        String in(Language language) {
            return switch (language) {
                case ZH -> "[" + verdict.zh() + "] " + zh;
                case EN -> "[" + verdict.en() + "] " + en;
                case BOTH -> "[" + verdict.zh() + "] " + zh + "  " + en;
            };
        }
    }

    private final List<Line> lines = new ArrayList<>();

    void holds(String zh, String en) {
        lines.add(new Line(Verdict.HOLDS, zh, en));
    }

    void fails(String zh, String en) {
        lines.add(new Line(Verdict.FAILS, zh, en));
    }

    void undecided(String zh, String en) {
        lines.add(new Line(Verdict.UNDECIDED, zh, en));
    }

    void note(String zh, String en) {
        lines.add(new Line(Verdict.NOTE, zh, en));
    }

    public List<Line> lines() {
        return List.copyOf(lines);
    }

    /** How many points do not hold, so far. */
    long failures() {
        return lines.stream().filter(line -> line.verdict() == Verdict.FAILS).count();
    }

    /** 0 all holds, 1 something does not, 2 something cannot be told. */
    public int exitCode() {
        if (failures() > 0) {
            return 1;
        }
        return lines.stream().anyMatch(line -> line.verdict() == Verdict.UNDECIDED) ? 2 : 0;
    }
}
